-- Every product is sold as variants, of which it has at least one: price and stock move there, and so do the lines of carts and orders (docs/decisions/0037).
CREATE TYPE "ProductKind" AS ENUM ('physical', 'digital', 'service');
CREATE TYPE "VariantStatus" AS ENUM ('active', 'archived');

ALTER TABLE "Product" ADD COLUMN "kind" "ProductKind" NOT NULL DEFAULT 'physical',
    ADD COLUMN "taxCode" TEXT,
    ALTER COLUMN "priceMinor" SET DEFAULT 0;

CREATE TABLE "Variant" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "title" TEXT NOT NULL DEFAULT '',
    "combination" TEXT NOT NULL DEFAULT '',
    "sku" TEXT,
    "barcode" TEXT,
    "priceMinor" BIGINT NOT NULL,
    "compareAtMinor" BIGINT,
    "stock" INTEGER,
    "weightGrams" INTEGER,
    "status" "VariantStatus" NOT NULL DEFAULT 'active',

    CONSTRAINT "Variant_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Variant_stock_check" CHECK ("stock" >= 0),
    CONSTRAINT "Variant_price_check" CHECK ("priceMinor" > 0),
    CONSTRAINT "Variant_compareAt_check" CHECK ("compareAtMinor" > "priceMinor"),
    CONSTRAINT "Variant_weight_check" CHECK ("weightGrams" >= 0)
);
CREATE TABLE "ProductOption" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ProductOption_pkey" PRIMARY KEY ("id"),
    -- With the unique position: three options at most.
    CONSTRAINT "ProductOption_position_check" CHECK ("position" BETWEEN 0 AND 2)
);
CREATE TABLE "OptionValue" (
    "id" TEXT NOT NULL,
    "optionId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "OptionValue_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "VariantValue" (
    "variantId" TEXT NOT NULL,
    "optionId" TEXT NOT NULL,
    "valueId" TEXT NOT NULL,

    CONSTRAINT "VariantValue_pkey" PRIMARY KEY ("variantId", "optionId")
);

-- What exists gets one variant, under the product's own id, so that lines find it.
INSERT INTO "Variant" ("id", "productId", "sellerId", "priceMinor", "stock")
    SELECT "id", "id", "sellerId", greatest("priceMinor", 1), greatest("stock", 0) FROM "Product";

CREATE UNIQUE INDEX "Variant_sellerId_sku_key" ON "Variant"("sellerId", "sku");
CREATE UNIQUE INDEX "Variant_productId_combination_key" ON "Variant"("productId", "combination");
CREATE UNIQUE INDEX "ProductOption_productId_position_key" ON "ProductOption"("productId", "position");
CREATE UNIQUE INDEX "OptionValue_optionId_name_key" ON "OptionValue"("optionId", "name");
CREATE INDEX "VariantValue_valueId_idx" ON "VariantValue"("valueId");
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Variant" ADD CONSTRAINT "Variant_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ProductOption" ADD CONSTRAINT "ProductOption_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OptionValue" ADD CONSTRAINT "OptionValue_optionId_fkey" FOREIGN KEY ("optionId") REFERENCES "ProductOption"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "VariantValue" ADD CONSTRAINT "VariantValue_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "Variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "VariantValue" ADD CONSTRAINT "VariantValue_optionId_fkey" FOREIGN KEY ("optionId") REFERENCES "ProductOption"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "VariantValue" ADD CONSTRAINT "VariantValue_valueId_fkey" FOREIGN KEY ("valueId") REFERENCES "OptionValue"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Lists read the product alone: its lowest price and the pieces of all its variants. The product is locked first, so that of two variants that change at once
-- the second sees the first.
CREATE FUNCTION souk_summarize_variants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM "Product" WHERE id = NEW."productId" FOR NO KEY UPDATE;
    UPDATE "Product" p SET "priceMinor" = s.price, stock = s.stock
    FROM (
        SELECT min("priceMinor") AS price, CASE WHEN bool_or(stock IS NULL) THEN NULL ELSE least(sum(stock), 2147483647)::int END AS stock
        FROM "Variant" WHERE "productId" = NEW."productId" AND status = 'active'
    ) s
    WHERE p.id = NEW."productId" AND s.price IS NOT NULL AND (p."priceMinor", p.stock) IS DISTINCT FROM (s.price, s.stock);
    RETURN NULL;
END $$;
CREATE TRIGGER "Variant_summarized" AFTER INSERT OR UPDATE OF "priceMinor", "stock", "status" ON "Variant" FOR EACH ROW
    EXECUTE FUNCTION souk_summarize_variants();

ALTER TABLE "CartLine" RENAME COLUMN "productId" TO "variantId";
ALTER TABLE "CartLine" DROP CONSTRAINT "CartLine_productId_fkey";
ALTER TABLE "CartLine" ADD CONSTRAINT "CartLine_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "Variant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER INDEX "CartLine_cartId_productId_key" RENAME TO "CartLine_cartId_variantId_key";
ALTER INDEX "CartLine_productId_idx" RENAME TO "CartLine_variantId_idx";

ALTER TABLE "OrderLine" ADD COLUMN "variantId" TEXT, ADD COLUMN "variantTitle" TEXT NOT NULL DEFAULT '', ADD COLUMN "sku" TEXT;
UPDATE "OrderLine" SET "variantId" = "productId";
ALTER TABLE "OrderLine" ALTER COLUMN "variantId" SET NOT NULL;
ALTER TABLE "OrderLine" ADD CONSTRAINT "OrderLine_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "Variant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "StockHold" RENAME COLUMN "productId" TO "variantId";
