-- All links of an order that were mailed before can be ended: those of older generations open nothing.
CREATE TABLE "OrderLinks" (
    "orderId" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "endedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "OrderLinks_pkey" PRIMARY KEY ("orderId")
);
ALTER TABLE "OrderLinks" ADD CONSTRAINT "OrderLinks_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever held the mailbox of before must not open the order: an order whose address changes, or is erased, and those of a person whose address changes.
CREATE FUNCTION "endLinksOfOrder"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "OrderLinks" ("orderId", "generation") VALUES (NEW.id, 1)
  ON CONFLICT ("orderId") DO UPDATE SET "generation" = "OrderLinks"."generation" + 1, "endedAt" = now() AT TIME ZONE 'utc';
  RETURN NULL;
END $$;
CREATE TRIGGER "Order_email_ends_links" AFTER UPDATE OF "email" ON "Order"
FOR EACH ROW WHEN (OLD."email" IS DISTINCT FROM NEW."email") EXECUTE FUNCTION "endLinksOfOrder"();

CREATE FUNCTION "endLinksOfPerson"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "OrderLinks" ("orderId", "generation") SELECT o.id, 1 FROM "Order" o WHERE o."userId" = NEW.id
  ON CONFLICT ("orderId") DO UPDATE SET "generation" = "OrderLinks"."generation" + 1, "endedAt" = now() AT TIME ZONE 'utc';
  RETURN NULL;
END $$;
CREATE TRIGGER "User_email_ends_links" AFTER UPDATE OF "email" ON "User"
FOR EACH ROW WHEN (OLD."email" IS DISTINCT FROM NEW."email") EXECUTE FUNCTION "endLinksOfPerson"();
