-- What of the mirror of balances is not in the books yet: transactions ("txn_…") and payouts ("po_…").
CREATE TABLE "LedgerToPost" (
    "id" TEXT NOT NULL,

    CONSTRAINT "LedgerToPost_pkey" PRIMARY KEY ("id")
);
CREATE FUNCTION souk_to_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "LedgerToPost" ("id") VALUES (NEW.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER "BalanceTransaction_to_post" AFTER INSERT ON "BalanceTransaction" FOR EACH ROW EXECUTE FUNCTION souk_to_post();
CREATE TRIGGER "BalanceTransaction_ours_to_post" AFTER UPDATE OF "ours", "sellerOrderId" ON "BalanceTransaction" FOR EACH ROW
    WHEN (NEW."sellerOrderId" IS DISTINCT FROM OLD."sellerOrderId" OR NEW."ours" <> OLD."ours") EXECUTE FUNCTION souk_to_post();
CREATE TRIGGER "Payout_to_post" AFTER INSERT ON "Payout" FOR EACH ROW EXECUTE FUNCTION souk_to_post();
CREATE TRIGGER "Payout_status_to_post" AFTER UPDATE OF "status" ON "Payout" FOR EACH ROW
    WHEN (NEW."status" <> OLD."status") EXECUTE FUNCTION souk_to_post();
INSERT INTO "LedgerToPost" ("id") SELECT "id" FROM "BalanceTransaction" UNION ALL SELECT "id" FROM "Payout";
