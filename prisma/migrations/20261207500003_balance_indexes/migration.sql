-- When any balance was last marked is asked every minute; what of an account has not arrived yet, with each visit of its page.
CREATE INDEX "BalanceReading_livemode_markedAt_idx" ON "BalanceReading"("livemode", "markedAt");
CREATE INDEX "Payout_accountId_livemode_status_arrivalDate_idx" ON "Payout"("accountId", "livemode", "status", "arrivalDate");
