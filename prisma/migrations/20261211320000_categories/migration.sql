-- Where buyers find products, as the operator arranges them (docs/decisions/0063).

-- CreateTable
CREATE TABLE "Category" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parentId" TEXT,
    "position" INTEGER NOT NULL,
    "retiredAt" TIMESTAMP(3),
    "movedToId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Category_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Category_slug_key" ON "Category"("slug");

-- CreateIndex
CREATE INDEX "Category_parentId_idx" ON "Category"("parentId");

-- AddForeignKey
ALTER TABLE "Category" ADD CONSTRAINT "Category_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Category" ADD CONSTRAINT "Category_movedToId_fkey" FOREIGN KEY ("movedToId") REFERENCES "Category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "Product" ADD COLUMN "categoryId" TEXT;

-- AddForeignKey
ALTER TABLE "Product" ADD CONSTRAINT "Product_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "Product_categoryId_idx" ON "Product"("categoryId");

-- AlterTable
ALTER TABLE "ProductSearch" ADD COLUMN "categoryId" TEXT, ADD COLUMN "topCategoryId" TEXT;

-- CreateIndex
CREATE INDEX "ProductSearch_categoryId_listedIn_createdAt_productId_idx" ON "ProductSearch"("categoryId", "listedIn", "createdAt", "productId");

-- CreateIndex
CREATE INDEX "ProductSearch_topCategoryId_listedIn_createdAt_productId_idx" ON "ProductSearch"("topCategoryId", "listedIn", "createdAt", "productId");

CREATE FUNCTION souk_index_category() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "ProductSearch" SET "categoryId" = NEW."categoryId",
        "topCategoryId" = (SELECT coalesce("parentId", id) FROM "Category" WHERE id = NEW."categoryId")
    WHERE "productId" = NEW.id;
    RETURN NULL;
END $$;
-- By its name after "Product_indexed", which makes the row.
CREATE TRIGGER "Product_indexed_category" AFTER INSERT ON "Product" FOR EACH ROW
    WHEN (NEW."categoryId" IS NOT NULL) EXECUTE FUNCTION souk_index_category();
CREATE TRIGGER "Product_indexed_other_category" AFTER UPDATE ON "Product" FOR EACH ROW
    WHEN (OLD."categoryId" IS DISTINCT FROM NEW."categoryId") EXECUTE FUNCTION souk_index_category();
