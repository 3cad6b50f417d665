-- The call to Stripe that a part waits for has a table of its own.
CREATE TABLE "PartCall" (
    "sellerOrderId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "params" JSONB,
    "requestedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "PartCall_pkey" PRIMARY KEY ("sellerOrderId")
);
ALTER TABLE "PartCall" ADD CONSTRAINT "PartCall_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is captured waits for no answer.
INSERT INTO "PartCall" ("sellerOrderId", "key", "params", "requestedAt")
SELECT id, "requestKey", "requestParams", coalesce("requestedAt", "updatedAt")
FROM "SellerOrder"
WHERE "requestKey" IS NOT NULL AND status NOT IN ('captured', 'refunded', 'refund_failed');

ALTER TABLE "SellerOrder" DROP COLUMN "requestKey", DROP COLUMN "requestParams", DROP COLUMN "requestedAt";
