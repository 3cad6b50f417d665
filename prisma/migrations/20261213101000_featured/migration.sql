CREATE TABLE "Featured" (
    "id" TEXT NOT NULL,
    "productId" TEXT,
    "sellerId" TEXT,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Featured_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Featured_of_one" CHECK (num_nonnulls("productId", "sellerId") = 1)
);

CREATE UNIQUE INDEX "Featured_productId_key" ON "Featured"("productId");
CREATE UNIQUE INDEX "Featured_sellerId_key" ON "Featured"("sellerId");

ALTER TABLE "Featured" ADD CONSTRAINT "Featured_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Featured" ADD CONSTRAINT "Featured_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
