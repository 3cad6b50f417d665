CREATE TYPE "AccountOffer" AS ENUM ('connect', 'open', 'both');
CREATE TABLE "AccountSetting" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "offer" "AccountOffer" NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AccountSetting_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "AccountOpening" (
    "sellerId" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "country" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "begunAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accountId" TEXT,
    "refusal" TEXT,
    "answeredAt" TIMESTAMP(3),

    CONSTRAINT "AccountOpening_pkey" PRIMARY KEY ("sellerId","livemode")
);
CREATE INDEX "AccountOpening_livemode_answeredAt_idx" ON "AccountOpening"("livemode", "answeredAt");
ALTER TABLE "AccountOpening" ADD CONSTRAINT "AccountOpening_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ConnectedAccount" ADD COLUMN "isManaged" BOOLEAN NOT NULL DEFAULT false;
