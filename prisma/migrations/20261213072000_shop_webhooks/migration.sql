CREATE TABLE "ShopWebhook" (
    "id" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "sealedSecret" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "aliveAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMP(3),

    CONSTRAINT "ShopWebhook_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ShopEvent" (
    "id" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ShopEvent_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ShopWebhookDelivery" (
    "id" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "webhookId" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "triedAt" TIMESTAMP(3),
    "answer" INTEGER,
    "failure" TEXT,
    "nextAt" TIMESTAMP(3),
    "deliveredAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ShopWebhookDelivery_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ShopWebhook_sellerId_createdAt_idx" ON "ShopWebhook"("sellerId", "createdAt");
CREATE INDEX "ShopEvent_sellerId_idx" ON "ShopEvent"("sellerId");
CREATE INDEX "ShopEvent_createdAt_idx" ON "ShopEvent"("createdAt");
CREATE INDEX "ShopWebhookDelivery_sellerId_createdAt_id_idx" ON "ShopWebhookDelivery"("sellerId", "createdAt", "id");
CREATE INDEX "ShopWebhookDelivery_webhookId_idx" ON "ShopWebhookDelivery"("webhookId");
CREATE INDEX "ShopWebhookDelivery_eventId_idx" ON "ShopWebhookDelivery"("eventId");
ALTER TABLE "ShopWebhook" ADD CONSTRAINT "ShopWebhook_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShopEvent" ADD CONSTRAINT "ShopEvent_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShopWebhookDelivery" ADD CONSTRAINT "ShopWebhookDelivery_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShopWebhookDelivery" ADD CONSTRAINT "ShopWebhookDelivery_webhookId_fkey" FOREIGN KEY ("webhookId") REFERENCES "ShopWebhook"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShopWebhookDelivery" ADD CONSTRAINT "ShopWebhookDelivery_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "ShopEvent"("id") ON DELETE CASCADE ON UPDATE CASCADE;
