-- Which shops and products the storefront lists: those of approved shops whose account can charge. Null: not listed; else the mode (live or test) it is listed in.
-- Kept by triggers, so that no writer can forget it, and read by index alone (docs/decisions/0023).
CREATE TYPE "SellerApproval" AS ENUM ('waiting', 'approved', 'hidden');
ALTER TABLE "Seller" ADD COLUMN "approval" "SellerApproval" NOT NULL DEFAULT 'approved',
    ADD COLUMN "listedIn" BOOLEAN,
    ADD COLUMN "newestProductAt" TIMESTAMP(3);
ALTER TABLE "Product" ADD COLUMN "listedIn" BOOLEAN;

CREATE FUNCTION souk_seller_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."listedIn" := (
        SELECT livemode FROM "ConnectedAccount"
        WHERE id = NEW."connectionId" AND status = 'connected' AND "chargesEnabled" AND NEW.approval = 'approved');
    RETURN NEW;
END $$;
CREATE TRIGGER "Seller_listed" BEFORE INSERT OR UPDATE OF "connectionId", "approval" ON "Seller" FOR EACH ROW EXECUTE FUNCTION souk_seller_listed();

CREATE FUNCTION souk_connection_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "Seller" SET "connectionId" = "connectionId" WHERE "connectionId" = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER "ConnectedAccount_listed" AFTER UPDATE OF "status", "chargesEnabled", "livemode" ON "ConnectedAccount" FOR EACH ROW
    WHEN ((OLD.status, OLD."chargesEnabled", OLD.livemode) IS DISTINCT FROM (NEW.status, NEW."chargesEnabled", NEW.livemode))
    EXECUTE FUNCTION souk_connection_changed();

CREATE FUNCTION souk_list_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "Product" SET "listedIn" = NEW."listedIn" WHERE "sellerId" = NEW.id AND status = 'active';
    RETURN NULL;
END $$;
CREATE TRIGGER "Seller_list_products" AFTER UPDATE ON "Seller" FOR EACH ROW
    WHEN (OLD."listedIn" IS DISTINCT FROM NEW."listedIn") EXECUTE FUNCTION souk_list_products();

-- The seller's row is locked: whoever changes what is listed of this seller waits, or is waited for.
CREATE FUNCTION souk_product_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."listedIn" := NULL;
    IF NEW.status = 'active' THEN
        SELECT "listedIn" INTO NEW."listedIn" FROM "Seller" WHERE id = NEW."sellerId" FOR NO KEY UPDATE;
        -- By the minute is enough to order shops by, and spares a row a write for every product.
        UPDATE "Seller" SET "newestProductAt" = NEW."createdAt"
        WHERE id = NEW."sellerId" AND coalesce("newestProductAt" < NEW."createdAt" - interval '1 minute', true);
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER "Product_listed" BEFORE INSERT OR UPDATE OF "status", "sellerId" ON "Product" FOR EACH ROW EXECUTE FUNCTION souk_product_listed();

UPDATE "Seller" SET "newestProductAt" = (SELECT max("createdAt") FROM "Product" WHERE "sellerId" = "Seller".id AND status = 'active');
UPDATE "Seller" SET "connectionId" = "connectionId";

CREATE INDEX "Seller_listedIn_newestProductAt_idx" ON "Seller"("listedIn", "newestProductAt");
CREATE INDEX "Product_listedIn_createdAt_id_idx" ON "Product"("listedIn", "createdAt", "id");
CREATE INDEX "Product_sellerId_listedIn_createdAt_id_idx" ON "Product"("sellerId", "listedIn", "createdAt", "id");
