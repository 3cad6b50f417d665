-- AlterTable
ALTER TABLE "WebhookEvent" ADD COLUMN     "fetched" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "WebhookSweep" (
    "accountId" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "sweptUntil" TIMESTAMP(3) NOT NULL,
    "passUntil" TIMESTAMP(3),
    "pageAfter" TEXT,

    CONSTRAINT "WebhookSweep_pkey" PRIMARY KEY ("accountId","livemode")
);
