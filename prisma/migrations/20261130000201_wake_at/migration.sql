-- When an order must be looked at next: "wakeAt" by our clock, "dueAt" by Stripe's. lib/domain/order/wake-times.ts computes both from now on.
ALTER TABLE "Order" ADD COLUMN "wakeAt" TIMESTAMP(3), ADD COLUMN "dueAt" TIMESTAMP(3);

-- What is under way is looked at now; what waits for another card when its time is over. Too early does no harm.
UPDATE "Order" SET "wakeAt" = (now() AT TIME ZONE 'utc') WHERE status = 'open';
UPDATE "Order" SET "wakeAt" = "expiresAt" WHERE status IN ('declined', 'partly_paid');
UPDATE "Order" o SET "dueAt" = part.due
FROM (
  SELECT "orderId", min("dueAt") AS due FROM "SellerOrder"
  WHERE "dueAt" IS NOT NULL AND status IN ('pending', 'scheduled', 'authorized', 'declined', 'requires_action')
  GROUP BY "orderId"
) part
WHERE part."orderId" = o.id AND o.status NOT IN ('canceled', 'refunded');

DROP INDEX "Order_status_expiresAt_idx";
CREATE INDEX "Order_wakeAt_idx" ON "Order"("wakeAt");
CREATE INDEX "Order_dueAt_idx" ON "Order"("dueAt");
