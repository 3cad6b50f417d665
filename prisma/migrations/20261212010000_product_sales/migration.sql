-- What of a product was sold on a day, beside what its seller sold on it: summed from the same notes of SalesChange, at the same time.
CREATE TABLE "DailyProductSales" (
    "sellerId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "currency" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "goodsMinor" BIGINT NOT NULL,

    CONSTRAINT "DailyProductSales_pkey" PRIMARY KEY ("sellerId", "day", "currency", "productId")
);

-- Days that are summed already are summed again by the next sweeps, with their products.
INSERT INTO "SalesChange" ("sellerId", day) SELECT DISTINCT "sellerId", day FROM "DailySales";
