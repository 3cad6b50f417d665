CREATE TABLE "Wish" (
    "id" TEXT NOT NULL,
    "userId" TEXT,
    "browserHash" TEXT,
    "productId" TEXT NOT NULL,
    "seenPriceMinor" BIGINT NOT NULL,
    "seenCurrency" TEXT NOT NULL,
    "addedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Wish_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Wish_of_one" CHECK (num_nonnulls("userId", "browserHash") = 1)
);

CREATE UNIQUE INDEX "Wish_userId_productId_key" ON "Wish"("userId", "productId");
CREATE UNIQUE INDEX "Wish_browserHash_productId_key" ON "Wish"("browserHash", "productId");
CREATE INDEX "Wish_productId_idx" ON "Wish"("productId");
CREATE INDEX "Wish_addedAt_idx" ON "Wish"("addedAt");

ALTER TABLE "Wish" ADD CONSTRAINT "Wish_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Wish" ADD CONSTRAINT "Wish_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
