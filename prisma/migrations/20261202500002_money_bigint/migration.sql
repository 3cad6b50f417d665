-- Amounts in rupiah, pesos and forints pass 2^31. A column that a trigger names cannot change its type, so the trigger is made anew.
DROP TRIGGER sales_changed ON "SellerOrder";

ALTER TABLE "Product" ALTER COLUMN "priceMinor" SET DATA TYPE BIGINT;

ALTER TABLE "CartLine" ALTER COLUMN "seenPriceMinor" SET DATA TYPE BIGINT;

ALTER TABLE "FeeRule" ALTER COLUMN "feeFixedMinor" SET DATA TYPE BIGINT;

ALTER TABLE "SellerOrder" ALTER COLUMN "amountMinor" SET DATA TYPE BIGINT,
  ALTER COLUMN "applicationFeeMinor" SET DATA TYPE BIGINT,
  ALTER COLUMN "feeFixedMinor" SET DATA TYPE BIGINT,
  ALTER COLUMN "refundedMinor" SET DATA TYPE BIGINT,
  ALTER COLUMN "refundedFeeMinor" SET DATA TYPE BIGINT;

ALTER TABLE "Refund" ALTER COLUMN "amountMinor" SET DATA TYPE BIGINT,
  ALTER COLUMN "netMinor" SET DATA TYPE BIGINT,
  ALTER COLUMN "returnedFeeMinor" SET DATA TYPE BIGINT;

ALTER TABLE "Settlement" ALTER COLUMN "grossMinor" SET DATA TYPE BIGINT,
  ALTER COLUMN "stripeFeeMinor" SET DATA TYPE BIGINT,
  ALTER COLUMN "applicationFeeMinor" SET DATA TYPE BIGINT,
  ALTER COLUMN "netMinor" SET DATA TYPE BIGINT;

ALTER TABLE "OrderLine" ALTER COLUMN "unitPriceMinor" SET DATA TYPE BIGINT;

CREATE TRIGGER sales_changed AFTER UPDATE ON "SellerOrder" FOR EACH ROW
  WHEN ((OLD.status, OLD."capturedAt", OLD."sellerId", OLD.currency, OLD."amountMinor", OLD."refundedMinor", OLD."applicationFeeMinor", OLD."refundedFeeMinor")
    IS DISTINCT FROM (NEW.status, NEW."capturedAt", NEW."sellerId", NEW.currency, NEW."amountMinor", NEW."refundedMinor", NEW."applicationFeeMinor", NEW."refundedFeeMinor"))
  EXECUTE FUNCTION note_sales_change();
