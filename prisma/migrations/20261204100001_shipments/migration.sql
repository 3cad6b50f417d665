ALTER TABLE "OrderLine" ADD COLUMN "kind" "ProductKind" NOT NULL DEFAULT 'physical';
UPDATE "OrderLine" l SET "kind" = p."kind" FROM "Product" p WHERE p.id = l."productId" AND p."kind" <> 'physical';

CREATE TABLE "Shipment" (
    "id" TEXT NOT NULL,
    "sellerOrderId" TEXT NOT NULL,
    "carrier" TEXT,
    "trackingNumber" TEXT,
    "trackingUrl" TEXT,
    "shippedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deliveredAt" TIMESTAMP(3),
    "canceledAt" TIMESTAMP(3),

    CONSTRAINT "Shipment_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ShipmentLine" (
    "shipmentId" TEXT NOT NULL,
    "orderLineId" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL CHECK ("quantity" > 0),

    CONSTRAINT "ShipmentLine_pkey" PRIMARY KEY ("shipmentId","orderLineId")
);
CREATE TABLE "ToShip" (
    "sellerOrderId" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ToShip_pkey" PRIMARY KEY ("sellerOrderId")
);
CREATE INDEX "Shipment_sellerOrderId_idx" ON "Shipment"("sellerOrderId");
CREATE INDEX "ShipmentLine_orderLineId_idx" ON "ShipmentLine"("orderLineId");
CREATE INDEX "ToShip_sellerId_since_sellerOrderId_idx" ON "ToShip"("sellerId", "since", "sellerOrderId");
ALTER TABLE "Shipment" ADD CONSTRAINT "Shipment_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShipmentLine" ADD CONSTRAINT "ShipmentLine_shipmentId_fkey" FOREIGN KEY ("shipmentId") REFERENCES "Shipment"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShipmentLine" ADD CONSTRAINT "ShipmentLine_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ToShip" ADD CONSTRAINT "ToShip_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Pieces of a line that are on their way or have arrived.
CREATE FUNCTION souk_shipped(line TEXT) RETURNS INTEGER LANGUAGE sql AS $$
    SELECT coalesce(sum(l."quantity"), 0)::int FROM "ShipmentLine" l JOIN "Shipment" s ON s.id = l."shipmentId"
    WHERE l."orderLineId" = line AND s."canceledAt" IS NULL
$$;

-- What is bought is shipped once. Whoever ships pieces of a line locks the line, so that two at once see each other.
CREATE FUNCTION souk_guard_shipped() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE bought INTEGER;
BEGIN
    SELECT "quantity" INTO bought FROM "OrderLine" WHERE id = NEW."orderLineId" FOR UPDATE;
    IF souk_shipped(NEW."orderLineId") + NEW."quantity" > bought THEN
        RAISE EXCEPTION 'More pieces of line % are shipped than were bought', NEW."orderLineId" USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "ShipmentLine_guarded" BEFORE INSERT ON "ShipmentLine" FOR EACH ROW EXECUTE FUNCTION souk_guard_shipped();

-- Pieces of a shipment stay as they are, and one that was undone stays undone.
CREATE FUNCTION souk_keep_shipment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The pieces of a shipment cannot be changed, and one that was undone stays so';
END $$;
CREATE TRIGGER "ShipmentLine_kept" BEFORE UPDATE ON "ShipmentLine" FOR EACH ROW EXECUTE FUNCTION souk_keep_shipment();
CREATE TRIGGER "Shipment_kept" BEFORE UPDATE ON "Shipment" FOR EACH ROW
    WHEN (OLD."canceledAt" IS NOT NULL AND NEW."canceledAt" IS DISTINCT FROM OLD."canceledAt") EXECUTE FUNCTION souk_keep_shipment();

-- A part is to be shipped while it is paid and pieces of it are left. Whoever changes that has locked its order.
CREATE FUNCTION souk_list_to_ship(part TEXT) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "ToShip" ("sellerOrderId", "sellerId", "since")
        SELECT s.id, s."sellerId", coalesce(s."capturedAt", s."createdAt") FROM "SellerOrder" s JOIN "PartDelivery" d ON d."sellerOrderId" = s.id
        WHERE s.id = part AND s.status = 'captured' AND s."shippedAt" IS NULL AND EXISTS (
            SELECT 1 FROM "OrderLine" l WHERE l."sellerOrderId" = s.id AND l."kind" = 'physical' AND l."quantity" > souk_shipped(l.id))
        ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        DELETE FROM "ToShip" t WHERE t."sellerOrderId" = part AND NOT EXISTS (
            SELECT 1 FROM "SellerOrder" s JOIN "OrderLine" l ON l."sellerOrderId" = s.id
            WHERE s.id = part AND s.status = 'captured' AND l."kind" = 'physical' AND l."quantity" > souk_shipped(l.id));
    END IF;
END $$;
CREATE FUNCTION souk_part_to_ship() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM souk_list_to_ship(NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER "SellerOrder_to_ship" AFTER UPDATE OF "status" ON "SellerOrder" FOR EACH ROW
    WHEN (OLD.status IS DISTINCT FROM NEW.status AND (OLD.status = 'captured' OR NEW.status = 'captured')) EXECUTE FUNCTION souk_part_to_ship();
CREATE FUNCTION souk_shipment_to_ship() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'Shipment' THEN PERFORM souk_list_to_ship(NEW."sellerOrderId");
    ELSE PERFORM souk_list_to_ship(s."sellerOrderId") FROM "Shipment" s WHERE s.id = NEW."shipmentId";
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER "ShipmentLine_to_ship" AFTER INSERT ON "ShipmentLine" FOR EACH ROW EXECUTE FUNCTION souk_shipment_to_ship();
CREATE TRIGGER "Shipment_to_ship" AFTER UPDATE OF "canceledAt" ON "Shipment" FOR EACH ROW EXECUTE FUNCTION souk_shipment_to_ship();

SELECT souk_list_to_ship(d."sellerOrderId") FROM "PartDelivery" d JOIN "SellerOrder" s ON s.id = d."sellerOrderId" WHERE s.status = 'captured';
