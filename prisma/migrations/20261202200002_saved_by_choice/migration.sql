-- Whether a card is kept after its order is its buyer's choice. What guests entered before is not: nobody could see or use it again, so it is removed once no order needs it.
ALTER TABLE "SavedCard" ADD COLUMN "isKept" BOOLEAN NOT NULL DEFAULT true, ADD COLUMN "enteredForOrderId" TEXT, ADD COLUMN "releaseAt" TIMESTAMP(3);
UPDATE "SavedCard" SET "isKept" = false, "releaseAt" = CURRENT_TIMESTAMP WHERE "userId" IS NULL AND "detachedAt" IS NULL;
UPDATE "SavedCard" SET "enteredForOrderId" = "Order".id FROM "Order" WHERE "Order"."savedCardId" = "SavedCard".id AND "SavedCard"."userId" IS NULL;
CREATE INDEX "SavedCard_customerId_idx" ON "SavedCard"("customerId");
CREATE INDEX "SavedCard_enteredForOrderId_idx" ON "SavedCard"("enteredForOrderId");
CREATE INDEX "SavedCard_releaseAt_idx" ON "SavedCard"("releaseAt");

CREATE TABLE "CardConsent" (
    "orderId" TEXT NOT NULL,
    "keepsCard" BOOLEAN NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CardConsent_pkey" PRIMARY KEY ("orderId")
);
ALTER TABLE "CardConsent" ADD CONSTRAINT "CardConsent_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "CardRemoval" (
    "paymentMethodId" TEXT NOT NULL,
    "accountId" TEXT,
    "requestedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMP(3),
    "note" TEXT,

    CONSTRAINT "CardRemoval_pkey" PRIMARY KEY ("paymentMethodId")
);
CREATE INDEX "CardRemoval_doneAt_requestedAt_idx" ON "CardRemoval"("doneAt", "requestedAt");
