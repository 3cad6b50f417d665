-- Another card for what an order is charged later, and which buyers were told that theirs expires before that day.
CREATE TABLE "CardChange" (
    "confirmationTokenId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "setupIntentId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMP(3),
    CONSTRAINT "CardChange_pkey" PRIMARY KEY ("confirmationTokenId")
);
CREATE UNIQUE INDEX "CardChange_setupIntentId_key" ON "CardChange"("setupIntentId");
CREATE INDEX "CardChange_orderId_createdAt_idx" ON "CardChange"("orderId", "createdAt");
ALTER TABLE "CardChange" ADD CONSTRAINT "CardChange_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "CardExpiryNotice" (
    "sellerOrderId" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "CardExpiryNotice_pkey" PRIMARY KEY ("sellerOrderId","dueAt")
);
ALTER TABLE "CardExpiryNotice" ADD CONSTRAINT "CardExpiryNotice_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
