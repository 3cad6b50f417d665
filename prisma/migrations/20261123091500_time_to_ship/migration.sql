-- What is charged on shipment has an end: a day by which it must be shipped, of which its seller is reminded once.
ALTER TABLE "SellerOrder" ADD COLUMN "shipRemindedAt" TIMESTAMP(3);

-- Orders from before this were promised no day: their sellers have the whole time from now, to the end of its last day.
UPDATE "SellerOrder"
SET "dueAt" = date_trunc('day', now() AT TIME ZONE 'utc') + INTERVAL '61 days' - INTERVAL '1 millisecond', "givesUp" = true
WHERE "chargeWhen" = 'on_shipment' AND "shippedAt" IS NULL AND "dueAt" IS NULL AND "status" IN ('pending', 'scheduled', 'declined');
