-- What a converted transaction stands for at its source is booked, too, and never changes.
DROP TRIGGER "BalanceTransaction_kept" ON "BalanceTransaction";
CREATE TRIGGER "BalanceTransaction_kept" BEFORE UPDATE ON "BalanceTransaction" FOR EACH ROW
    WHEN (NEW."accountId" <> OLD."accountId" OR NEW."livemode" <> OLD."livemode" OR NEW."type" <> OLD."type"
        OR NEW."reportingCategory" <> OLD."reportingCategory" OR NEW."currency" <> OLD."currency" OR NEW."amountMinor" <> OLD."amountMinor"
        OR NEW."feeMinor" <> OLD."feeMinor" OR NEW."netMinor" <> OLD."netMinor" OR NEW."created" <> OLD."created"
        OR NEW."sourceId" IS DISTINCT FROM OLD."sourceId" OR NEW."sourceCurrency" IS DISTINCT FROM OLD."sourceCurrency"
        OR NEW."sourceMinor" IS DISTINCT FROM OLD."sourceMinor")
    EXECUTE FUNCTION souk_keep_booked();
