-- Before a shop is closed, what it owes is asked: of all it ever sold, the few lines that wait for keys.
CREATE INDEX "Entitlement_waiting_idx" ON "Entitlement"("productId") WHERE "keysMissing" > 0;
