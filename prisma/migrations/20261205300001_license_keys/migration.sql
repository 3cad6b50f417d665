ALTER TABLE "Entitlement" ADD COLUMN "keysMissing" INTEGER NOT NULL DEFAULT 0 CHECK ("keysMissing" >= 0);
CREATE TABLE "KeyPool" (
    "variantId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "emptyToldAt" TIMESTAMP(3),

    CONSTRAINT "KeyPool_pkey" PRIMARY KEY ("variantId")
);
CREATE TABLE "LicenseKey" (
    "id" TEXT NOT NULL,
    "variantId" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "orderLineId" TEXT,
    "unit" INTEGER,
    "assignedAt" TIMESTAMP(3),

    CONSTRAINT "LicenseKey_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "LicenseKey_assigned" CHECK (("orderLineId" IS NULL) = ("unit" IS NULL) AND ("orderLineId" IS NULL) = ("assignedAt" IS NULL))
);
CREATE UNIQUE INDEX "LicenseKey_sellerId_fingerprint_key" ON "LicenseKey"("sellerId", "fingerprint");
CREATE UNIQUE INDEX "LicenseKey_orderLineId_unit_key" ON "LicenseKey"("orderLineId", "unit");
CREATE INDEX "LicenseKey_variantId_id_idx" ON "LicenseKey"("variantId", "id");
-- What is for sale, however many were sold; and who waits for a key.
CREATE INDEX "LicenseKey_free_idx" ON "LicenseKey"("variantId", "id") WHERE "orderLineId" IS NULL;
CREATE INDEX "Entitlement_keysMissing_idx" ON "Entitlement"("productId", "grantedAt") WHERE "keysMissing" > 0;
ALTER TABLE "KeyPool" ADD CONSTRAINT "KeyPool_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "Variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LicenseKey" ADD CONSTRAINT "LicenseKey_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "Variant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LicenseKey" ADD CONSTRAINT "LicenseKey_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A key that was sold stays with its line.
CREATE FUNCTION souk_keep_sold_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A key that was sold belongs to its line' USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER "LicenseKey_kept" BEFORE UPDATE ON "LicenseKey" FOR EACH ROW
    WHEN (OLD."orderLineId" IS NOT NULL AND (NEW."orderLineId" IS DISTINCT FROM OLD."orderLineId" OR NEW."unit" IS DISTINCT FROM OLD."unit"))
    EXECUTE FUNCTION souk_keep_sold_key();
CREATE TRIGGER "LicenseKey_not_deleted" BEFORE DELETE ON "LicenseKey" FOR EACH ROW
    WHEN (OLD."orderLineId" IS NOT NULL) EXECUTE FUNCTION souk_keep_sold_key();
