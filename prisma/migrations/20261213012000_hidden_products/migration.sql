-- A product that an operator has taken off sale (docs/decisions/0062).
ALTER TYPE "ProductStatus" ADD VALUE 'hidden';

CREATE TABLE "ProductHiding" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "openFor" TEXT,
    "statusBefore" "ProductStatus" NOT NULL,
    "reason" TEXT NOT NULL,
    "hiddenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liftedAt" TIMESTAMP(3),
    CONSTRAINT "ProductHiding_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ProductHiding_openFor_key" ON "ProductHiding"("openFor");
CREATE INDEX "ProductHiding_productId_hiddenAt_idx" ON "ProductHiding"("productId", "hiddenAt");
CREATE INDEX "ProductHiding_hiddenAt_id_idx" ON "ProductHiding"("hiddenAt", "id") WHERE "openFor" IS NOT NULL;
ALTER TABLE "ProductHiding" ADD CONSTRAINT "ProductHiding_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nobody puts it on sale again as long as the operator has not.
CREATE FUNCTION souk_keep_hidden() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "ProductHiding" WHERE "openFor" = OLD.id) THEN
        RAISE EXCEPTION 'The operator has hidden product %', OLD.id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "Product_kept_hidden" BEFORE UPDATE OF "status" ON "Product" FOR EACH ROW
    WHEN (OLD.status::text = 'hidden' AND NEW.status::text <> 'hidden') EXECUTE FUNCTION souk_keep_hidden();
