-- What a seller tells of their shop on its page.
CREATE TABLE "ShopPage" (
    "sellerId" TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "town" TEXT,
    "country" TEXT,
    "deliveryWords" TEXT,
    "returnWords" TEXT,
    "bannerId" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    CONSTRAINT "ShopPage_pkey" PRIMARY KEY ("sellerId")
);
CREATE INDEX "ShopPage_bannerId_idx" ON "ShopPage"("bannerId");
ALTER TABLE "ShopPage" ADD CONSTRAINT "ShopPage_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShopPage" ADD CONSTRAINT "ShopPage_bannerId_fkey" FOREIGN KEY ("bannerId") REFERENCES "Picture"("id") ON DELETE SET NULL ON UPDATE CASCADE;
