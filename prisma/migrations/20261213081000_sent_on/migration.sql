CREATE TABLE "SentOn" (
    "paymentId" TEXT NOT NULL,
    "transferId" TEXT NOT NULL,
    "sellerOrderId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SentOn_pkey" PRIMARY KEY ("paymentId")
);
CREATE UNIQUE INDEX "SentOn_transferId_key" ON "SentOn"("transferId");
CREATE INDEX "SentOn_sellerOrderId_idx" ON "SentOn"("sellerOrderId");
ALTER TABLE "SentOn" ADD CONSTRAINT "SentOn_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BalanceTransaction" ADD COLUMN "transferId" TEXT;
CREATE INDEX "BalanceTransaction_transferId_idx" ON "BalanceTransaction"("transferId");
