-- Books are closed day by day: what was posted on a day is found by when it was posted.
CREATE INDEX "LedgerJournal_postedAt_idx" ON "LedgerJournal"("postedAt");
