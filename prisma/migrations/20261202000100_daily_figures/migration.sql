-- Figures of a day, so that totals do not read every row there is. Triggers note which days have changed, in the transaction that changes them.
CREATE TABLE "DailySales" (
    "sellerId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "refundedMinor" BIGINT NOT NULL,
    "applicationFeeMinor" BIGINT NOT NULL,
    "refundedFeeMinor" BIGINT NOT NULL,
    CONSTRAINT "DailySales_pkey" PRIMARY KEY ("sellerId", "day", "currency")
);
CREATE INDEX "DailySales_day_idx" ON "DailySales"("day");

CREATE TABLE "DailyTotal" (
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "refundedMinor" BIGINT NOT NULL,
    "applicationFeeMinor" BIGINT NOT NULL,
    "refundedFeeMinor" BIGINT NOT NULL,
    CONSTRAINT "DailyTotal_pkey" PRIMARY KEY ("day", "currency")
);

CREATE TABLE "SalesChange" (
    "id" BIGSERIAL NOT NULL,
    "sellerId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    CONSTRAINT "SalesChange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "SalesChange_sellerId_day_idx" ON "SalesChange"("sellerId", "day");

CREATE TYPE "Counted" AS ENUM ('order', 'product', 'seller');

CREATE TABLE "DailyCount" (
    "counted" "Counted" NOT NULL,
    "day" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "DailyCount_pkey" PRIMARY KEY ("counted", "day", "state")
);

CREATE TABLE "CountChange" (
    "id" BIGSERIAL NOT NULL,
    "counted" "Counted" NOT NULL,
    "day" DATE NOT NULL,
    CONSTRAINT "CountChange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "CountChange_counted_day_idx" ON "CountChange"("counted", "day");

CREATE TABLE "ProductCount" (
    "sellerId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "ProductCount_pkey" PRIMARY KEY ("sellerId", "currency")
);

CREATE TABLE "ProductChange" (
    "id" BIGSERIAL NOT NULL,
    "sellerId" TEXT NOT NULL,
    CONSTRAINT "ProductChange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ProductChange_sellerId_idx" ON "ProductChange"("sellerId");

-- What was sold on a day is what was captured on it.
CREATE FUNCTION note_sales_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' AND NEW."capturedAt" IS NOT NULL THEN
    INSERT INTO "SalesChange" ("sellerId", day) VALUES (NEW."sellerId", NEW."capturedAt"::date);
  END IF;
  IF TG_OP <> 'INSERT' AND OLD."capturedAt" IS NOT NULL
    AND (TG_OP = 'DELETE' OR (OLD."sellerId", OLD."capturedAt"::date) IS DISTINCT FROM (NEW."sellerId", NEW."capturedAt"::date)) THEN
    INSERT INTO "SalesChange" ("sellerId", day) VALUES (OLD."sellerId", OLD."capturedAt"::date);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER sales_came_or_went AFTER INSERT OR DELETE ON "SellerOrder" FOR EACH ROW EXECUTE FUNCTION note_sales_change();
CREATE TRIGGER sales_changed AFTER UPDATE ON "SellerOrder" FOR EACH ROW
  WHEN ((OLD.status, OLD."capturedAt", OLD."sellerId", OLD.currency, OLD."amountMinor", OLD."refundedMinor", OLD."applicationFeeMinor", OLD."refundedFeeMinor")
    IS DISTINCT FROM (NEW.status, NEW."capturedAt", NEW."sellerId", NEW.currency, NEW."amountMinor", NEW."refundedMinor", NEW."applicationFeeMinor", NEW."refundedFeeMinor"))
  EXECUTE FUNCTION note_sales_change();

-- What is counted is counted on the day it was made.
CREATE FUNCTION note_count_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "CountChange" (counted, day) VALUES (TG_ARGV[0]::"Counted", (CASE WHEN TG_OP = 'DELETE' THEN OLD."createdAt" ELSE NEW."createdAt" END)::date);
  RETURN NULL;
END $$;
CREATE TRIGGER orders_came_or_went AFTER INSERT OR DELETE ON "Order" FOR EACH ROW EXECUTE FUNCTION note_count_change('order');
CREATE TRIGGER orders_changed AFTER UPDATE ON "Order" FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION note_count_change('order');
CREATE TRIGGER products_came_or_went AFTER INSERT OR DELETE ON "Product" FOR EACH ROW EXECUTE FUNCTION note_count_change('product');
CREATE TRIGGER products_changed AFTER UPDATE ON "Product" FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION note_count_change('product');
CREATE TRIGGER sellers_came_or_went AFTER INSERT OR DELETE ON "Seller" FOR EACH ROW EXECUTE FUNCTION note_count_change('seller');
CREATE TRIGGER sellers_changed AFTER UPDATE ON "Seller" FOR EACH ROW WHEN (OLD."connectionId" IS DISTINCT FROM NEW."connectionId")
  EXECUTE FUNCTION note_count_change('seller');

CREATE FUNCTION note_product_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "ProductChange" ("sellerId") VALUES (CASE WHEN TG_OP = 'DELETE' THEN OLD."sellerId" ELSE NEW."sellerId" END);
  RETURN NULL;
END $$;
CREATE TRIGGER shelf_came_or_went AFTER INSERT OR DELETE ON "Product" FOR EACH ROW EXECUTE FUNCTION note_product_change();
CREATE TRIGGER shelf_changed AFTER UPDATE ON "Product" FOR EACH ROW
  WHEN ((OLD.status, OLD.currency) IS DISTINCT FROM (NEW.status, NEW.currency)) EXECUTE FUNCTION note_product_change();

CREATE FUNCTION note_connection_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "CountChange" (counted, day) SELECT 'seller', "createdAt"::date FROM "Seller" WHERE "connectionId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER connections_changed AFTER UPDATE ON "ConnectedAccount" FOR EACH ROW
  WHEN ((OLD.status, OLD."chargesEnabled", OLD.livemode) IS DISTINCT FROM (NEW.status, NEW."chargesEnabled", NEW.livemode))
  EXECUTE FUNCTION note_connection_change();

-- Captured parts, and refunded ones, of which Stripe's books are still to be read.
ALTER TABLE "SellerOrder" ADD COLUMN "unsettledSince" TIMESTAMP(3);
UPDATE "SellerOrder" part SET "unsettledSince" = "capturedAt"
WHERE (status = 'captured' AND NOT EXISTS (SELECT FROM "Settlement" WHERE "sellerOrderId" = part.id))
  OR ("refundedMinor" > 0 AND NOT EXISTS (SELECT FROM "Refund" WHERE "sellerOrderId" = part.id));

CREATE INDEX "SellerOrder_unsettledSince_idx" ON "SellerOrder"("unsettledSince");
CREATE INDEX "SellerOrder_sellerId_capturedAt_idx" ON "SellerOrder"("sellerId", "capturedAt");
CREATE INDEX "Seller_createdAt_id_idx" ON "Seller"("createdAt", "id");
CREATE INDEX "ConnectedAccount_livemode_status_syncedAt_idx" ON "ConnectedAccount"("livemode", "status", "syncedAt");

-- What there is already is summed by the first sweeps.
INSERT INTO "SalesChange" ("sellerId", day) SELECT DISTINCT "sellerId", "capturedAt"::date FROM "SellerOrder" WHERE "capturedAt" IS NOT NULL;
INSERT INTO "CountChange" (counted, day) SELECT DISTINCT 'order'::"Counted", "createdAt"::date FROM "Order";
INSERT INTO "CountChange" (counted, day) SELECT DISTINCT 'product'::"Counted", "createdAt"::date FROM "Product";
INSERT INTO "ProductChange" ("sellerId") SELECT DISTINCT "sellerId" FROM "Product";
INSERT INTO "CountChange" (counted, day) SELECT DISTINCT 'seller'::"Counted", "createdAt"::date FROM "Seller";
