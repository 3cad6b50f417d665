-- An order may hold parts of many sellers: paid together or not at all, or each for itself, now or on a later day.
CREATE TYPE "Completion" AS ENUM ('all_or_nothing', 'keep_what_worked');
CREATE TYPE "Decision" AS ENUM ('undecided', 'capture', 'release');
CREATE TYPE "ChargeWhen" AS ENUM ('at_checkout', 'on_date', 'on_shipment');
CREATE TYPE "CaptureMethod" AS ENUM ('automatic', 'manual');

ALTER TYPE "OrderStatus" ADD VALUE 'scheduled';
ALTER TYPE "OrderStatus" ADD VALUE 'partly_paid';
ALTER TYPE "SellerOrderStatus" ADD VALUE 'scheduled';
ALTER TYPE "SellerOrderStatus" ADD VALUE 'refund_failed';

ALTER TABLE "Product" ADD COLUMN "chargeWhen" "ChargeWhen" NOT NULL DEFAULT 'at_checkout',
ADD COLUMN "chargeOn" TIMESTAMP(3);

ALTER TABLE "SellerOrder" ADD COLUMN "chargeWhen" "ChargeWhen" NOT NULL DEFAULT 'at_checkout',
ADD COLUMN "captureMethod" "CaptureMethod" NOT NULL DEFAULT 'automatic',
ADD COLUMN "dueAt" TIMESTAMP(3),
ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "repeats" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN "challengedAt" TIMESTAMP(3),
ADD COLUMN "captureBefore" TIMESTAMP(3),
ADD COLUMN "stockHeld" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN "refundId" TEXT;

-- Stock is held by each part for itself now.
UPDATE "SellerOrder" SET "stockHeld" = "Order"."stockHeld" FROM "Order" WHERE "Order".id = "SellerOrder"."orderId";

ALTER TABLE "Order" DROP COLUMN "stockHeld",
ADD COLUMN "completion" "Completion" NOT NULL DEFAULT 'all_or_nothing',
ADD COLUMN "decision" "Decision" NOT NULL DEFAULT 'undecided',
ADD COLUMN "decidedAt" TIMESTAMP(3);

CREATE INDEX "SellerOrder_status_dueAt_idx" ON "SellerOrder"("status", "dueAt");
