-- Pictures of a product besides its first.
CREATE TABLE "ProductPicture" (
    "productId" TEXT NOT NULL,
    "pictureId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "ProductPicture_pkey" PRIMARY KEY ("productId", "pictureId")
);
CREATE INDEX "ProductPicture_pictureId_idx" ON "ProductPicture"("pictureId");
ALTER TABLE "ProductPicture" ADD CONSTRAINT "ProductPicture_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProductPicture" ADD CONSTRAINT "ProductPicture_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Picture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
