-- What is searched of each product, kept by triggers (docs/decisions/0064): words for full text, and the title for what is mistyped.
CREATE EXTENSION IF NOT EXISTS "unaccent";
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- CreateTable
CREATE TABLE "ProductSearch" (
    "productId" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "listedIn" BOOLEAN,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "title" TEXT NOT NULL,
    "document" tsvector NOT NULL,

    CONSTRAINT "ProductSearch_pkey" PRIMARY KEY ("productId")
);

-- AddForeignKey
ALTER TABLE "ProductSearch" ADD CONSTRAINT "ProductSearch_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Lower case, without accents. What it gives is stored, and no index is made of the function itself: it need not be IMMUTABLE.
CREATE FUNCTION souk_plain(typed TEXT) RETURNS TEXT LANGUAGE sql STABLE STRICT AS $$ SELECT lower(unaccent(typed)) $$;

CREATE FUNCTION souk_search_document(name TEXT, shop TEXT, description TEXT) RETURNS tsvector LANGUAGE sql STABLE AS $$
    SELECT setweight(to_tsvector('simple', souk_plain(name)), 'A') || setweight(to_tsvector('simple', souk_plain(shop)), 'B')
        || setweight(to_tsvector('simple', souk_plain(description)), 'C')
$$;

CREATE FUNCTION souk_index_product() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "ProductSearch" ("productId", "sellerId", "listedIn", "createdAt", title, document)
    SELECT NEW.id, NEW."sellerId", NEW."listedIn", NEW."createdAt", souk_plain(NEW.name), souk_search_document(NEW.name, "shopName", NEW.description)
    FROM "Seller" WHERE id = NEW."sellerId"
    ON CONFLICT ("productId") DO UPDATE SET "sellerId" = excluded."sellerId", "listedIn" = excluded."listedIn", "createdAt" = excluded."createdAt",
        title = excluded.title, document = excluded.document;
    RETURN NULL;
END $$;
CREATE TRIGGER "Product_indexed" AFTER INSERT ON "Product" FOR EACH ROW EXECUTE FUNCTION souk_index_product();
CREATE TRIGGER "Product_indexed_anew" AFTER UPDATE ON "Product" FOR EACH ROW
    WHEN ((OLD.name, OLD.description, OLD."sellerId", OLD."createdAt") IS DISTINCT FROM (NEW.name, NEW.description, NEW."sellerId", NEW."createdAt"))
    EXECUTE FUNCTION souk_index_product();

-- A shop that is paused changes nothing of the words.
CREATE FUNCTION souk_index_listing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "ProductSearch" SET "listedIn" = NEW."listedIn" WHERE "productId" = NEW.id AND "listedIn" IS DISTINCT FROM NEW."listedIn";
    RETURN NULL;
END $$;
CREATE TRIGGER "Product_listing_indexed" AFTER UPDATE ON "Product" FOR EACH ROW
    WHEN (OLD."listedIn" IS DISTINCT FROM NEW."listedIn") EXECUTE FUNCTION souk_index_listing();

CREATE FUNCTION souk_index_shop() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "ProductSearch" s SET document = souk_search_document(p.name, NEW."shopName", p.description)
    FROM "Product" p WHERE p.id = s."productId" AND p."sellerId" = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER "Seller_indexed" AFTER UPDATE ON "Seller" FOR EACH ROW
    WHEN (OLD."shopName" IS DISTINCT FROM NEW."shopName") EXECUTE FUNCTION souk_index_shop();

INSERT INTO "ProductSearch" ("productId", "sellerId", "listedIn", "createdAt", title, document)
    SELECT p.id, p."sellerId", p."listedIn", p."createdAt", souk_plain(p.name), souk_search_document(p.name, s."shopName", p.description)
    FROM "Product" p JOIN "Seller" s ON s.id = p."sellerId";

-- CreateIndex
CREATE INDEX "ProductSearch_document_idx" ON "ProductSearch" USING GIN ("document");

-- CreateIndex
CREATE INDEX "ProductSearch_title_idx" ON "ProductSearch" USING GIST ("title" gist_trgm_ops);

-- CreateIndex
CREATE INDEX "ProductSearch_listedIn_createdAt_productId_idx" ON "ProductSearch"("listedIn", "createdAt", "productId");

-- Loads the extension, so that its setting is known to whoever makes the function.
SELECT show_trgm('souk');
-- In a function, so that the setting holds for this statement alone. The default of 0.6 misses one wrong letter of four.
CREATE FUNCTION souk_similar_titles(typed TEXT, mode BOOLEAN, most INTEGER) RETURNS TABLE (id TEXT, distance REAL) LANGUAGE sql STABLE
SET pg_trgm.word_similarity_threshold = '0.4' AS $$
    SELECT "productId", typed <<-> title FROM "ProductSearch" WHERE "listedIn" = mode AND typed <% title ORDER BY typed <<-> title LIMIT most
$$;
