ALTER TYPE "OperatorTaskKind" ADD VALUE 'return_unanswered';
CREATE TYPE "ReturnStatus" AS ENUM ('requested', 'approved', 'sent', 'received', 'refunded', 'declined', 'expired', 'canceled');
CREATE TYPE "ReturnReason" AS ENUM ('changed_mind', 'damaged', 'not_as_described', 'wrong_item', 'other');
CREATE TYPE "ReturnPostage" AS ENUM ('buyer', 'seller');
CREATE TYPE "ReturnCondition" AS ENUM ('as_new', 'used', 'damaged');
CREATE TABLE "ReturnPolicy" (
    "sellerId" TEXT NOT NULL,
    "takesReturns" BOOLEAN NOT NULL,
    "windowDays" INTEGER NOT NULL CHECK ("windowDays" BETWEEN 1 AND 365),
    "paysPostage" BOOLEAN NOT NULL,
    "returnAddress" TEXT,

    CONSTRAINT "ReturnPolicy_pkey" PRIMARY KEY ("sellerId")
);
CREATE TABLE "Return" (
    "id" TEXT NOT NULL,
    "sellerOrderId" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "status" "ReturnStatus" NOT NULL DEFAULT 'requested',
    "reason" "ReturnReason" NOT NULL,
    "words" TEXT,
    "isWithdrawal" BOOLEAN NOT NULL DEFAULT false,
    "requestedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMP(3),
    "declineReason" TEXT,
    "address" TEXT,
    "postage" "ReturnPostage",
    "dueAt" TIMESTAMP(3),
    "sentAt" TIMESTAMP(3),
    "carrier" TEXT,
    "trackingNumber" TEXT,
    "trackingUrl" TEXT,
    "receivedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "refundedBeforeMinor" BIGINT NOT NULL,

    CONSTRAINT "Return_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ReturnLine" (
    "id" TEXT NOT NULL,
    "returnId" TEXT NOT NULL,
    "orderLineId" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL CHECK ("quantity" > 0),
    "receivedQuantity" INTEGER CHECK ("receivedQuantity" BETWEEN 0 AND "quantity"),
    "condition" "ReturnCondition",
    "isRestocked" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ReturnLine_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ReturnPicture" (
    "returnId" TEXT NOT NULL,
    "position" INTEGER NOT NULL CHECK ("position" BETWEEN 0 AND 3),
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,

    CONSTRAINT "ReturnPicture_pkey" PRIMARY KEY ("returnId","position")
);
ALTER TABLE "StockMovement" ADD COLUMN "returnLineId" TEXT;
CREATE UNIQUE INDEX "StockMovement_returnLineId_key" ON "StockMovement"("returnLineId");
CREATE INDEX "Return_sellerOrderId_idx" ON "Return"("sellerOrderId");
CREATE INDEX "Return_sellerId_status_requestedAt_id_idx" ON "Return"("sellerId", "status", "requestedAt", "id");
CREATE INDEX "Return_dueAt_idx" ON "Return"("dueAt");
CREATE INDEX "ReturnLine_orderLineId_idx" ON "ReturnLine"("orderLineId");
CREATE UNIQUE INDEX "ReturnLine_returnId_orderLineId_key" ON "ReturnLine"("returnId", "orderLineId");
ALTER TABLE "ReturnPolicy" ADD CONSTRAINT "ReturnPolicy_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Return" ADD CONSTRAINT "Return_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Return" ADD CONSTRAINT "Return_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReturnLine" ADD CONSTRAINT "ReturnLine_returnId_fkey" FOREIGN KEY ("returnId") REFERENCES "Return"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ReturnLine" ADD CONSTRAINT "ReturnLine_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ReturnPicture" ADD CONSTRAINT "ReturnPicture_returnId_fkey" FOREIGN KEY ("returnId") REFERENCES "Return"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "StockMovement" ADD CONSTRAINT "StockMovement_returnLineId_fkey" FOREIGN KEY ("returnLineId") REFERENCES "ReturnLine"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Pieces of a line that come back or have: of what has arrived, as many as did.
CREATE FUNCTION souk_returned(line TEXT) RETURNS INTEGER LANGUAGE sql AS $$
    SELECT coalesce(sum(coalesce(l."receivedQuantity", l."quantity")), 0)::int FROM "ReturnLine" l JOIN "Return" r ON r.id = l."returnId"
    WHERE l."orderLineId" = line AND r."status" NOT IN ('declined', 'expired', 'canceled')
$$;
-- Only what was shipped comes back, to who has sold it. Whoever ships or returns pieces of a line locks it.
CREATE FUNCTION souk_guard_returned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM "OrderLine" l JOIN "Return" r ON r."sellerOrderId" = l."sellerOrderId" JOIN "SellerOrder" s ON s.id = r."sellerOrderId" AND s."sellerId" = r."sellerId"
        WHERE l.id = NEW."orderLineId" AND r.id = NEW."returnId" FOR UPDATE OF l;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'Line % is of another order than its return', NEW."orderLineId" USING ERRCODE = 'check_violation';
    END IF;
    IF souk_returned(NEW."orderLineId") + NEW."quantity" > souk_shipped(NEW."orderLineId") THEN
        RAISE EXCEPTION 'More pieces of line % are returned than were shipped', NEW."orderLineId" USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "ReturnLine_guarded" BEFORE INSERT ON "ReturnLine" FOR EACH ROW EXECUTE FUNCTION souk_guard_returned();

-- What pieces a return is of stays as it is, and so does what was said of them once they had arrived.
CREATE FUNCTION souk_keep_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A return that has come to its end stays so, and its pieces cannot be changed';
END $$;
CREATE TRIGGER "ReturnLine_kept" BEFORE UPDATE ON "ReturnLine" FOR EACH ROW
    WHEN (NEW."quantity" <> OLD."quantity" OR NEW."orderLineId" <> OLD."orderLineId" OR NEW."returnId" <> OLD."returnId" OR OLD."receivedQuantity" IS NOT NULL)
    EXECUTE FUNCTION souk_keep_return();
CREATE TRIGGER "Return_kept" BEFORE UPDATE ON "Return" FOR EACH ROW
    WHEN (OLD."status" IN ('declined', 'expired', 'canceled', 'refunded') AND NEW."status" <> OLD."status") EXECUTE FUNCTION souk_keep_return();

-- A shipment whose pieces are on their way back has left: it cannot be said not to have.
CREATE FUNCTION souk_keep_shipped() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM "OrderLine" WHERE "sellerOrderId" = NEW."sellerOrderId" ORDER BY id FOR UPDATE;
    IF EXISTS (SELECT 1 FROM "ShipmentLine" l WHERE l."shipmentId" = NEW.id AND souk_returned(l."orderLineId") > souk_shipped(l."orderLineId")) THEN
        RAISE EXCEPTION 'Pieces of shipment % are being returned', NEW.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "Shipment_returned" AFTER UPDATE OF "canceledAt" ON "Shipment" FOR EACH ROW WHEN (NEW."canceledAt" IS NOT NULL AND OLD."canceledAt" IS NULL) EXECUTE FUNCTION souk_keep_shipped();
