DROP INDEX "CartAddition_cartId_at_idx";
CREATE INDEX "CartAddition_cartId_idx" ON "CartAddition"("cartId");
CREATE INDEX "CartAddition_at_idx" ON "CartAddition"("at");
