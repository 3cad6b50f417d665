-- Lists say "From" where variants differ in price: beside the lowest, the product keeps the highest of what is offered.
ALTER TABLE "Product" ADD COLUMN "mostPriceMinor" BIGINT NOT NULL DEFAULT 0;
UPDATE "Product" p SET "mostPriceMinor" = coalesce(
    (SELECT max("priceMinor") FROM "Variant" WHERE "productId" = p.id AND status = 'active'), p."priceMinor");

CREATE OR REPLACE FUNCTION souk_summarize_variants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM "Product" WHERE id = NEW."productId" FOR NO KEY UPDATE;
    UPDATE "Product" p SET "priceMinor" = s.price, "mostPriceMinor" = s.most, stock = s.stock
    FROM (
        SELECT min("priceMinor") AS price, max("priceMinor") AS most,
            CASE WHEN bool_or(stock IS NULL) THEN NULL ELSE least(sum(stock), 2147483647)::int END AS stock
        FROM "Variant" WHERE "productId" = NEW."productId" AND status = 'active'
    ) s
    WHERE p.id = NEW."productId" AND s.price IS NOT NULL
        AND (p."priceMinor", p."mostPriceMinor", p.stock) IS DISTINCT FROM (s.price, s.most, s.stock);
    RETURN NULL;
END $$;
