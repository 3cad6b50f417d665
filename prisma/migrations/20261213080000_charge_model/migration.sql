CREATE TYPE "ChargeModel" AS ENUM ('direct', 'destination');
ALTER TABLE "ConnectedAccount" ADD COLUMN "chargeModel" "ChargeModel" NOT NULL DEFAULT 'direct';
ALTER TABLE "SellerOrder" ADD COLUMN "chargeModel" "ChargeModel" NOT NULL DEFAULT 'direct';
