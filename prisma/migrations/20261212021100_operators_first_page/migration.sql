-- Refused cards and payments are counted by day and Stripe's code, from the histories of orders, which never change.
CREATE INDEX "OrderEvent_refused_idx" ON "OrderEvent"("at") WHERE event IN ('part_declined', 'card_refused');
CREATE FUNCTION note_decline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "CountChange" (counted, day) VALUES ('decline', NEW.at::date);
  RETURN NULL;
END $$;
CREATE TRIGGER declines_came AFTER INSERT ON "OrderEvent" FOR EACH ROW WHEN (NEW.event IN ('part_declined', 'card_refused'))
  EXECUTE FUNCTION note_decline();
INSERT INTO "CountChange" (counted, day)
  SELECT DISTINCT 'decline'::"Counted", at::date FROM "OrderEvent" WHERE event IN ('part_declined', 'card_refused');

-- Shops that wait for approval, newest first.
CREATE INDEX "Seller_approval_createdAt_id_idx" ON "Seller"("approval", "createdAt", "id");

-- Sellers who have connected nothing are counted apart from those whose account cannot be charged.
INSERT INTO "CountChange" (counted, day) SELECT DISTINCT 'seller'::"Counted", "createdAt"::date FROM "Seller";
