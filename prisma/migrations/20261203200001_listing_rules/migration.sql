-- What lib/domain/facts says of countries, as far as the storefront's triggers need it. The shop writes it (lib/catalog/publish-listing-rules.ts), nobody else.
CREATE TABLE "ListingRule" (
    "country" TEXT NOT NULL,
    "onlyCurrency" TEXT,
    "sellsAbroad" BOOLEAN NOT NULL,
    CONSTRAINT "ListingRule_pkey" PRIMARY KEY ("country")
);
INSERT INTO "ListingRule" VALUES ('BR', 'brl', false), ('IN', NULL, false), ('MX', NULL, false), ('MY', NULL, false), ('SG', NULL, false), ('TH', NULL, false);

CREATE OR REPLACE FUNCTION souk_seller_listed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW."listedIn" := (
        SELECT account.livemode FROM "ConnectedAccount" account LEFT JOIN "ListingRule" rule ON rule.country = upper(account.country)
        WHERE account.id = NEW."connectionId" AND account.status = 'connected' AND account."chargesEnabled" AND NEW.approval = 'approved'
          AND (rule.country IS NULL OR rule."sellsAbroad" OR coalesce(upper(account."platformCountry"), rule.country) = rule.country));
    RETURN NEW;
END $$;

CREATE FUNCTION souk_only_currency(connection TEXT) RETURNS TEXT LANGUAGE sql STABLE AS $$
    SELECT rule."onlyCurrency" FROM "ConnectedAccount" account JOIN "ListingRule" rule ON rule.country = upper(account.country) WHERE account.id = connection
$$;

CREATE OR REPLACE FUNCTION souk_list_products() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE only_currency TEXT := souk_only_currency(NEW."connectionId");
BEGIN
    UPDATE "Product" SET "listedIn" = CASE WHEN coalesce(only_currency, currency) = currency THEN NEW."listedIn" END
    WHERE "sellerId" = NEW.id AND status = 'active';
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION souk_product_listed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE connection TEXT;
BEGIN
    NEW."listedIn" := NULL;
    IF NEW.status = 'active' THEN
        SELECT "listedIn", "connectionId" INTO NEW."listedIn", connection FROM "Seller" WHERE id = NEW."sellerId" FOR NO KEY UPDATE;
        IF coalesce(souk_only_currency(connection), NEW.currency) <> NEW.currency THEN
            NEW."listedIn" := NULL;
        END IF;
        -- By the minute is enough to order shops by, and spares a row a write for every product.
        UPDATE "Seller" SET "newestProductAt" = NEW."createdAt"
        WHERE id = NEW."sellerId" AND coalesce("newestProductAt" < NEW."createdAt" - interval '1 minute', true);
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER "Product_listed" ON "Product";
CREATE TRIGGER "Product_listed" BEFORE INSERT OR UPDATE OF "status", "sellerId", "currency" ON "Product" FOR EACH ROW EXECUTE FUNCTION souk_product_listed();

-- Sellers first: whoever changes both locks the seller first.
CREATE FUNCTION souk_relist_currency(connection TEXT) RETURNS void LANGUAGE sql AS $$
    UPDATE "Product" SET status = status WHERE status = 'active' AND "sellerId" IN (SELECT id FROM "Seller" WHERE "connectionId" = connection)
$$;

CREATE OR REPLACE FUNCTION souk_connection_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "Seller" SET "connectionId" = "connectionId" WHERE "connectionId" = NEW.id;
    IF OLD.country IS DISTINCT FROM NEW.country THEN
        PERFORM souk_relist_currency(NEW.id);
    END IF;
    RETURN NULL;
END $$;
DROP TRIGGER "ConnectedAccount_listed" ON "ConnectedAccount";
CREATE TRIGGER "ConnectedAccount_listed" AFTER UPDATE OF "status", "chargesEnabled", "livemode", "country", "platformCountry" ON "ConnectedAccount" FOR EACH ROW
    WHEN ((OLD.status, OLD."chargesEnabled", OLD.livemode, OLD.country, OLD."platformCountry")
        IS DISTINCT FROM (NEW.status, NEW."chargesEnabled", NEW.livemode, NEW.country, NEW."platformCountry"))
    EXECUTE FUNCTION souk_connection_changed();

CREATE FUNCTION souk_rule_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed TEXT := coalesce(NEW.country, OLD.country);
DECLARE account RECORD;
BEGIN
    FOR account IN SELECT id FROM "ConnectedAccount" WHERE upper(country) = changed LOOP
        UPDATE "Seller" SET "connectionId" = "connectionId" WHERE "connectionId" = account.id;
        PERFORM souk_relist_currency(account.id);
    END LOOP;
    RETURN NULL;
END $$;
CREATE TRIGGER "ListingRule_changed" AFTER INSERT OR UPDATE OR DELETE ON "ListingRule" FOR EACH ROW EXECUTE FUNCTION souk_rule_changed();

-- What is listed now follows the rules.
UPDATE "ListingRule" SET country = country;
