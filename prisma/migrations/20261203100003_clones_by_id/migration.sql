-- The card that a part was shared as is found by its PaymentMethod.
CREATE INDEX "ClonedCard_paymentMethodId_idx" ON "ClonedCard"("paymentMethodId");
