CREATE TYPE "CancelationStatus" AS ENUM ('requested', 'accepted', 'declined');
CREATE TABLE "ShopPolicy" (
    "sellerId" TEXT NOT NULL,
    "cancelMinutes" INTEGER NOT NULL CHECK ("cancelMinutes" BETWEEN 0 AND 10080),

    CONSTRAINT "ShopPolicy_pkey" PRIMARY KEY ("sellerId")
);
CREATE TABLE "Cancelation" (
    "sellerOrderId" TEXT NOT NULL,
    "status" "CancelationStatus" NOT NULL,
    "requestedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMP(3),
    "reason" TEXT,

    CONSTRAINT "Cancelation_pkey" PRIMARY KEY ("sellerOrderId")
);
ALTER TABLE "ShopPolicy" ADD CONSTRAINT "ShopPolicy_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Cancelation" ADD CONSTRAINT "Cancelation_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Pieces of a line that are refunded and never leave: all of what is canceled. With the shipped ones they are never more than were bought.
CREATE FUNCTION souk_refunded_unshipped(line TEXT) RETURNS INTEGER LANGUAGE sql AS $$
    SELECT coalesce(sum(l."quantity"), 0)::int FROM "OrderLine" l JOIN "Cancelation" c ON c."sellerOrderId" = l."sellerOrderId"
    WHERE l.id = line AND c."status" = 'accepted'
$$;
CREATE OR REPLACE FUNCTION souk_guard_shipped() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bought INTEGER;
BEGIN
    SELECT "quantity" INTO bought FROM "OrderLine" WHERE id = NEW."orderLineId" FOR UPDATE;
    IF souk_shipped(NEW."orderLineId") + souk_refunded_unshipped(NEW."orderLineId") + NEW."quantity" > bought THEN
        RAISE EXCEPTION 'More pieces of line % are shipped than were bought', NEW."orderLineId" USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
-- It locks the same lines as a shipment: of two at once the second sees the first.
CREATE FUNCTION souk_guard_canceled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM "OrderLine" WHERE "sellerOrderId" = NEW."sellerOrderId" ORDER BY id FOR UPDATE;
    IF EXISTS (SELECT 1 FROM "OrderLine" l WHERE l."sellerOrderId" = NEW."sellerOrderId" AND souk_shipped(l.id) > 0) THEN
        RAISE EXCEPTION 'Part % has left and cannot be canceled', NEW."sellerOrderId" USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "Cancelation_guarded" BEFORE INSERT OR UPDATE ON "Cancelation" FOR EACH ROW WHEN (NEW."status" = 'accepted') EXECUTE FUNCTION souk_guard_canceled();
CREATE FUNCTION souk_keep_canceled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What is canceled stays so';
END $$;
CREATE TRIGGER "Cancelation_kept" BEFORE UPDATE ON "Cancelation" FOR EACH ROW
    WHEN (OLD."status" = 'accepted' AND NEW."status" <> 'accepted') EXECUTE FUNCTION souk_keep_canceled();

CREATE OR REPLACE FUNCTION souk_waits_for_seller(part TEXT) RETURNS BOOLEAN LANGUAGE sql AS $$
    SELECT EXISTS (
        SELECT 1 FROM "SellerOrder" s WHERE s.id = part AND (
            s.status = 'captured' AND EXISTS (SELECT 1 FROM "PartDelivery" d WHERE d."sellerOrderId" = s.id)
                AND EXISTS (
                    SELECT 1 FROM "OrderLine" l WHERE l."sellerOrderId" = s.id AND l."kind" = 'physical'
                        AND l."quantity" > souk_shipped(l.id) + souk_refunded_unshipped(l.id))
            OR s.status = 'scheduled' AND s."chargeWhen" = 'on_shipment' AND s."agreedAt" IS NOT NULL AND s."readyAt" IS NULL
                AND (s."endReason" IS NULL OR s."endReason" NOT IN ('buyer_canceled', 'seller_canceled'))))
$$;
CREATE FUNCTION souk_canceled_to_ship() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM souk_list_to_ship(NEW."sellerOrderId");
    RETURN NULL;
END $$;
CREATE TRIGGER "Cancelation_to_ship" AFTER INSERT OR UPDATE ON "Cancelation" FOR EACH ROW EXECUTE FUNCTION souk_canceled_to_ship();
