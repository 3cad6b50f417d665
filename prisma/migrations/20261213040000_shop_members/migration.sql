CREATE TYPE "ShopRole" AS ENUM ('owner', 'manager', 'shipper', 'reader');

CREATE TABLE "ShopMember" (
    "sellerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "ShopRole" NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ShopMember_pkey" PRIMARY KEY ("sellerId","userId")
);
CREATE INDEX "ShopMember_userId_createdAt_idx" ON "ShopMember"("userId", "createdAt");
ALTER TABLE "ShopMember" ADD CONSTRAINT "ShopMember_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShopMember" ADD CONSTRAINT "ShopMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Who has a shop owns it. A shop that is closed for good has no members.
INSERT INTO "ShopMember" ("sellerId", "userId", "role", "createdAt")
SELECT s.id, s."userId", 'owner', s."createdAt" FROM "Seller" s
WHERE NOT EXISTS (SELECT 1 FROM "ShopClosure" c WHERE c."sellerId" = s.id AND c."closedAt" IS NOT NULL);

-- Whoever opens a shop is its first owner, so that none is without.
CREATE FUNCTION souk_shop_first_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ShopMember" ("sellerId", "userId", "role", "createdAt") VALUES (NEW.id, NEW."userId", 'owner', NEW."createdAt");
  RETURN NULL;
END $$;
CREATE TRIGGER "Seller_first_owner" AFTER INSERT ON "Seller" FOR EACH ROW EXECUTE FUNCTION souk_shop_first_owner();
