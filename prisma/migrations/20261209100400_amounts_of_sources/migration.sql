-- What a converted transaction stands for in the currency that was charged, as its source says.
ALTER TABLE "BalanceTransaction" ADD COLUMN "sourceCurrency" TEXT, ADD COLUMN "sourceMinor" BIGINT;
ALTER TABLE "BalanceTransaction" ADD CONSTRAINT "BalanceTransaction_source" CHECK (("sourceCurrency" IS NULL) = ("sourceMinor" IS NULL));
