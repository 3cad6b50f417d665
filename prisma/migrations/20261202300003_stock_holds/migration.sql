-- Who holds pieces of limited stock by an order that is not paid: lets one browser, mailbox or network hold a few, not all.
CREATE TABLE "StockHold" (
    "orderId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "pieces" INTEGER NOT NULL,
    "browserHash" TEXT NOT NULL,
    "mailbox" TEXT NOT NULL,
    "network" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StockHold_pkey" PRIMARY KEY ("orderId", "productId")
);
CREATE INDEX "StockHold_browserHash_createdAt_idx" ON "StockHold"("browserHash", "createdAt");
CREATE INDEX "StockHold_mailbox_createdAt_idx" ON "StockHold"("mailbox", "createdAt");
CREATE INDEX "StockHold_network_createdAt_idx" ON "StockHold"("network", "createdAt");
CREATE INDEX "StockHold_createdAt_idx" ON "StockHold"("createdAt");
ALTER TABLE "StockHold" ADD CONSTRAINT "StockHold_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
