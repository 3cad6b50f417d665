-- A search within one shop.
CREATE INDEX "ProductSearch_sellerId_listedIn_createdAt_productId_idx" ON "ProductSearch"("sellerId", "listedIn", "createdAt", "productId");
