-- CreateIndex
CREATE INDEX "Order_browserHash_createdAt_idx" ON "Order"("browserHash", "createdAt");
