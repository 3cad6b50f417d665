CREATE TYPE "RefundOrigin" AS ENUM ('seller', 'operator', 'buyer_cancel', 'return', 'saga', 'stripe_dashboard');
CREATE TYPE "RefundReason" AS ENUM ('requested_by_customer', 'duplicate', 'fraudulent');
CREATE TYPE "FeePolicy" AS ENUM ('proportional', 'keep', 'absorb');
CREATE TABLE "RefundSetting" (
    "id" INTEGER NOT NULL DEFAULT 1 CHECK ("id" = 1),
    "feePolicy" "FeePolicy" NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "RefundSetting_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "Refund" ADD COLUMN "stripeRefundId" TEXT,
ADD COLUMN "origin" "RefundOrigin" NOT NULL DEFAULT 'stripe_dashboard',
ADD COLUMN "byUserId" TEXT,
ADD COLUMN "returnId" TEXT,
ADD COLUMN "goodsMinor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "shippingMinor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "taxMinor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "taxInclusiveMinor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "adjustmentMinor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "reason" "RefundReason",
ADD COLUMN "note" TEXT,
ADD COLUMN "pendingReason" TEXT,
ADD COLUMN "refusal" TEXT,
ADD COLUMN "refusalWords" TEXT,
ADD COLUMN "bankReference" TEXT,
ADD COLUMN "feePolicy" "FeePolicy" NOT NULL DEFAULT 'proportional',
ADD COLUMN "feeBackMinor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN "stripeFeeRefundId" TEXT,
ADD COLUMN "feeBackAt" TIMESTAMP(3),
ADD COLUMN "requestedAt" TIMESTAMP(3),
ADD COLUMN "repeats" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "createdAt" SET DEFAULT CURRENT_TIMESTAMP;
-- What was read from Stripe before keeps its id: documents name it.
UPDATE "Refund" r SET "stripeRefundId" = r.id, "adjustmentMinor" = r."amountMinor", "origin" = CASE
    WHEN s."refundId" = r.id AND o."decision" = 'release' THEN 'saga'::"RefundOrigin"
    WHEN EXISTS (SELECT 1 FROM "Cancelation" c WHERE c."sellerOrderId" = s.id AND c."status" = 'accepted') THEN 'buyer_cancel'::"RefundOrigin"
    ELSE 'stripe_dashboard'::"RefundOrigin" END
FROM "SellerOrder" s JOIN "Order" o ON o.id = s."orderId" WHERE s.id = r."sellerOrderId";
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_amount_adds_up"
    CHECK ("amountMinor" = "goodsMinor" + "shippingMinor" + "taxMinor" - "taxInclusiveMinor" + "adjustmentMinor");
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_fee_back_positive" CHECK ("feeBackMinor" >= 0);
CREATE TABLE "RefundLine" (
    "id" TEXT NOT NULL,
    "refundId" TEXT NOT NULL,
    "orderLineId" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL CHECK ("quantity" > 0),
    "openQuantity" INTEGER NOT NULL DEFAULT 0 CHECK ("openQuantity" BETWEEN 0 AND "quantity"),
    "amountMinor" BIGINT NOT NULL,
    "taxMinor" BIGINT NOT NULL DEFAULT 0,
    "taxInclusiveMinor" BIGINT NOT NULL DEFAULT 0,
    "isRestocked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "RefundLine_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "StockMovement" ADD COLUMN "refundLineId" TEXT;
CREATE UNIQUE INDEX "Refund_stripeRefundId_key" ON "Refund"("stripeRefundId");
CREATE UNIQUE INDEX "Refund_stripeFeeRefundId_key" ON "Refund"("stripeFeeRefundId");
CREATE INDEX "Refund_returnId_idx" ON "Refund"("returnId");
CREATE INDEX "RefundLine_orderLineId_idx" ON "RefundLine"("orderLineId");
CREATE UNIQUE INDEX "RefundLine_refundId_orderLineId_key" ON "RefundLine"("refundId", "orderLineId");
CREATE UNIQUE INDEX "StockMovement_refundLineId_key" ON "StockMovement"("refundLineId");
ALTER TABLE "Refund" ADD CONSTRAINT "Refund_returnId_fkey" FOREIGN KEY ("returnId") REFERENCES "Return"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "RefundLine" ADD CONSTRAINT "RefundLine_refundId_fkey" FOREIGN KEY ("refundId") REFERENCES "Refund"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "RefundLine" ADD CONSTRAINT "RefundLine_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "StockMovement" ADD CONSTRAINT "StockMovement_refundLineId_fkey" FOREIGN KEY ("refundLineId") REFERENCES "RefundLine"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Nobody asks for more than was charged: whoever does has locked the part. What Stripe says was given back is written whatever it is.
CREATE FUNCTION souk_guard_refund() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE charged BIGINT; given BIGINT;
BEGIN
    SELECT "amountMinor" INTO charged FROM "SellerOrder" WHERE id = NEW."sellerOrderId" FOR UPDATE;
    SELECT coalesce(sum("amountMinor"), 0) INTO given FROM "Refund" WHERE "sellerOrderId" = NEW."sellerOrderId"
        AND "status" IN ('asked', 'unknown', 'pending', 'requires_action', 'succeeded');
    IF NEW."amountMinor" <= 0 OR given + NEW."amountMinor" > charged THEN
        RAISE EXCEPTION 'More of part % is given back than was charged', NEW."sellerOrderId" USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "Refund_guarded" BEFORE INSERT ON "Refund" FOR EACH ROW WHEN (NEW."status" = 'asked') EXECUTE FUNCTION souk_guard_refund();
CREATE FUNCTION souk_keep_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What a refund is of stays as it is';
END $$;
CREATE TRIGGER "Refund_kept" BEFORE UPDATE ON "Refund" FOR EACH ROW
    WHEN (NEW."amountMinor" <> OLD."amountMinor" OR NEW."sellerOrderId" <> OLD."sellerOrderId") EXECUTE FUNCTION souk_keep_refund();
CREATE TRIGGER "RefundLine_kept" BEFORE UPDATE ON "RefundLine" FOR EACH ROW EXECUTE FUNCTION souk_keep_refund();

-- Pieces of a line that are refunded and never leave: all of what is canceled, else those that its refunds name. One that Stripe refused names none.
CREATE OR REPLACE FUNCTION souk_refunded_unshipped(line TEXT) RETURNS INTEGER LANGUAGE sql AS $$
    SELECT CASE WHEN EXISTS (SELECT 1 FROM "Cancelation" c WHERE c."sellerOrderId" = l."sellerOrderId" AND c."status" = 'accepted') THEN l."quantity"
        ELSE (SELECT coalesce(sum(r."openQuantity"), 0)::int FROM "RefundLine" r JOIN "Refund" f ON f.id = r."refundId" WHERE r."orderLineId" = line AND f."status" <> 'refused') END
    FROM "OrderLine" l WHERE l.id = line
$$;
-- It locks the same line as a shipment: of two at once the second sees the first.
CREATE FUNCTION souk_guard_refunded_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bought INTEGER; refunded INTEGER;
BEGIN
    SELECT l."quantity" INTO bought FROM "OrderLine" l JOIN "Refund" f ON f.id = NEW."refundId" AND f."sellerOrderId" = l."sellerOrderId"
        WHERE l.id = NEW."orderLineId" FOR UPDATE OF l;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Line % is of another order than its refund', NEW."orderLineId" USING ERRCODE = 'check_violation';
    END IF;
    SELECT coalesce(sum(r."quantity"), 0) INTO refunded FROM "RefundLine" r JOIN "Refund" f ON f.id = r."refundId"
        WHERE r."orderLineId" = NEW."orderLineId" AND f."status" IN ('asked', 'unknown', 'pending', 'requires_action', 'succeeded');
    IF refunded + NEW."quantity" > bought THEN
        RAISE EXCEPTION 'More pieces of line % are refunded than were bought', NEW."orderLineId" USING ERRCODE = 'check_violation';
    END IF;
    IF NEW."openQuantity" > 0 AND souk_shipped(NEW."orderLineId") + souk_refunded_unshipped(NEW."orderLineId") + NEW."openQuantity" > bought THEN
        RAISE EXCEPTION 'Pieces of line % have left that are refunded as not sent', NEW."orderLineId" USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "RefundLine_guarded" BEFORE INSERT ON "RefundLine" FOR EACH ROW EXECUTE FUNCTION souk_guard_refunded_line();
CREATE FUNCTION souk_refund_to_ship() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'Refund' THEN PERFORM souk_list_to_ship(NEW."sellerOrderId");
    ELSE PERFORM souk_list_to_ship(f."sellerOrderId") FROM "Refund" f WHERE f.id = NEW."refundId";
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "RefundLine_to_ship" AFTER INSERT ON "RefundLine" FOR EACH ROW EXECUTE FUNCTION souk_refund_to_ship();
CREATE TRIGGER "Refund_to_ship" AFTER UPDATE OF "status" ON "Refund" FOR EACH ROW
    WHEN ((OLD."status" = 'refused') <> (NEW."status" = 'refused')) EXECUTE FUNCTION souk_refund_to_ship();
