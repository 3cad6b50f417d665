-- A seller who closes their shop: since when, and when it was done.
CREATE TABLE "ShopClosure" (
    "sellerId" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMP(3),
    CONSTRAINT "ShopClosure_pkey" PRIMARY KEY ("sellerId"),
    CONSTRAINT "ShopClosure_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
