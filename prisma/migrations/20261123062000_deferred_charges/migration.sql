-- Charges on later days: what becomes of one that is refused, when its goods were shipped, and what its people were told.
ALTER TABLE "SellerOrder"
  ADD COLUMN "givesUp" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "refusedAt" TIMESTAMP(3),
  ADD COLUMN "shippedAt" TIMESTAMP(3),
  ADD COLUMN "agreedAt" TIMESTAMP(3),
  ADD COLUMN "toldPaidAt" TIMESTAMP(3);

-- Sales from before this were told of when they were paid.
UPDATE "SellerOrder" SET "agreedAt" = "capturedAt", "toldPaidAt" = "capturedAt" WHERE "capturedAt" IS NOT NULL;
