-- Why and when an operator stopped a seller (docs/decisions/0067). While one is open the shop is hidden, which decides what is listed (docs/decisions/0023).
CREATE TABLE "SellerSuspension" (
    "id" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "openFor" TEXT,
    "reason" TEXT NOT NULL,
    "suspendedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "liftedAt" TIMESTAMP(3),
    CONSTRAINT "SellerSuspension_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "SellerSuspension_openFor_key" ON "SellerSuspension"("openFor");
CREATE INDEX "SellerSuspension_sellerId_suspendedAt_idx" ON "SellerSuspension"("sellerId", "suspendedAt");
ALTER TABLE "SellerSuspension" ADD CONSTRAINT "SellerSuspension_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Shops hidden until now were hidden without a reason.
INSERT INTO "SellerSuspension" ("id", "sellerId", "openFor", "reason") SELECT gen_random_uuid(), "id", "id", '' FROM "Seller" WHERE "approval" = 'hidden';
