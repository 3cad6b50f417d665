-- Orders are found by shop, whose name may be typed in part.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";

-- AlterTable
ALTER TABLE "WebhookEvent" ADD COLUMN     "aboutId" TEXT;

UPDATE "WebhookEvent" SET "aboutId" = coalesce("payload" #>> '{data,object,payment_intent}', "payload" #>> '{data,object,id}');

-- CreateIndex
CREATE INDEX "Seller_shopName_idx" ON "Seller" USING GIN ("shopName" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Order_createdAt_id_idx" ON "Order"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Order_status_createdAt_id_idx" ON "Order"("status", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Order_email_createdAt_idx" ON "Order"("email", "createdAt");

-- CreateIndex
CREATE INDEX "SellerOrder_accountId_createdAt_idx" ON "SellerOrder"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "WebhookEvent_aboutId_idx" ON "WebhookEvent"("aboutId");
