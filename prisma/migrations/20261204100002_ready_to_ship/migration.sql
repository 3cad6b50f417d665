-- What is charged on shipment is charged before it leaves: its seller says that it is ready. Until now they said that it had left, so all of that is a shipment.
INSERT INTO "Shipment" ("id", "sellerOrderId", "shippedAt")
    SELECT gen_random_uuid()::text, s.id, s."shippedAt" FROM "SellerOrder" s
    WHERE s."shippedAt" IS NOT NULL AND EXISTS (SELECT 1 FROM "OrderLine" l WHERE l."sellerOrderId" = s.id AND l."kind" = 'physical');
INSERT INTO "ShipmentLine" ("shipmentId", "orderLineId", "quantity")
    SELECT m.id, l.id, l."quantity" FROM "Shipment" m JOIN "SellerOrder" s ON s.id = m."sellerOrderId" JOIN "OrderLine" l ON l."sellerOrderId" = s.id
    WHERE s."shippedAt" IS NOT NULL AND l."kind" = 'physical';
ALTER TABLE "SellerOrder" RENAME COLUMN "shippedAt" TO "readyAt";

-- A part waits for its seller while it is paid and pieces of it are left, or while it is to be charged once they say that it is ready.
CREATE FUNCTION souk_waits_for_seller(part TEXT) RETURNS BOOLEAN LANGUAGE sql AS $$
    SELECT EXISTS (
        SELECT 1 FROM "SellerOrder" s WHERE s.id = part AND (
            s.status = 'captured' AND EXISTS (SELECT 1 FROM "PartDelivery" d WHERE d."sellerOrderId" = s.id)
                AND EXISTS (SELECT 1 FROM "OrderLine" l WHERE l."sellerOrderId" = s.id AND l."kind" = 'physical' AND l."quantity" > souk_shipped(l.id))
            OR s.status = 'scheduled' AND s."chargeWhen" = 'on_shipment' AND s."agreedAt" IS NOT NULL AND s."readyAt" IS NULL
                AND (s."endReason" IS NULL OR s."endReason" NOT IN ('buyer_canceled', 'seller_canceled'))))
$$;
CREATE OR REPLACE FUNCTION souk_list_to_ship(part TEXT) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF souk_waits_for_seller(part) THEN
        INSERT INTO "ToShip" ("sellerOrderId", "sellerId", "since")
            SELECT s.id, s."sellerId", coalesce(s."capturedAt", s."createdAt") FROM "SellerOrder" s WHERE s.id = part ON CONFLICT DO NOTHING;
    ELSE
        DELETE FROM "ToShip" WHERE "sellerOrderId" = part;
    END IF;
END $$;
CREATE TRIGGER "SellerOrder_to_charge" AFTER UPDATE OF "status", "agreedAt", "readyAt", "endReason" ON "SellerOrder" FOR EACH ROW
    WHEN (NEW."chargeWhen" = 'on_shipment') EXECUTE FUNCTION souk_part_to_ship();

SELECT souk_list_to_ship(id) FROM "SellerOrder" WHERE status = 'scheduled' AND "chargeWhen" = 'on_shipment';
