-- Codes of sellers and of the platform, who used them, and what they took off which line of an order.
CREATE TYPE "DiscountKind" AS ENUM ('percent', 'amount', 'free_shipping');
CREATE TYPE "DiscountBearer" AS ENUM ('seller', 'platform');
CREATE TYPE "DiscountUseState" AS ENUM ('held', 'used', 'released');

CREATE TABLE "Discount" (
    "id" TEXT NOT NULL,
    "sellerId" TEXT,
    "code" TEXT NOT NULL,
    "bornBy" "DiscountBearer" NOT NULL,
    "kind" "DiscountKind" NOT NULL,
    "percentBps" INTEGER,
    "amountMinor" BIGINT,
    "currency" TEXT,
    "minGoodsMinor" BIGINT,
    "productIds" TEXT[],
    "startsAt" TIMESTAMP(3),
    "endsAt" TIMESTAMP(3),
    "limitTotal" INTEGER,
    "limitPerBuyer" INTEGER,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    CONSTRAINT "Discount_pkey" PRIMARY KEY ("id"),
    -- Platforms pay by their fee, which is of goods: they deliver nothing.
    CONSTRAINT "Discount_bornBy" CHECK (("sellerId" IS NULL) = ("bornBy" = 'platform') AND NOT ("bornBy" = 'platform' AND "kind" = 'free_shipping')),
    CONSTRAINT "Discount_value" CHECK (
        ("kind" = 'percent') = ("percentBps" IS NOT NULL) AND ("kind" = 'amount') = ("amountMinor" IS NOT NULL)
        AND ("percentBps" IS NULL OR "percentBps" BETWEEN 1 AND 10000) AND ("amountMinor" IS NULL OR "amountMinor" > 0)
    ),
    CONSTRAINT "Discount_currency" CHECK ("currency" IS NOT NULL OR ("amountMinor" IS NULL AND "minGoodsMinor" IS NULL)),
    CONSTRAINT "Discount_code" CHECK ("code" = upper("code"))
);

CREATE TABLE "DiscountUse" (
    "discountId" TEXT NOT NULL,
    "orderId" TEXT NOT NULL,
    "mailbox" TEXT NOT NULL,
    "state" "DiscountUseState" NOT NULL DEFAULT 'held',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "DiscountUse_pkey" PRIMARY KEY ("discountId", "orderId")
);

CREATE TABLE "DiscountLine" (
    "id" TEXT NOT NULL,
    "sellerOrderId" TEXT NOT NULL,
    "orderLineId" TEXT,
    "discountId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "bornBy" "DiscountBearer" NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    CONSTRAINT "DiscountLine_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "DiscountLine_amount" CHECK ("amountMinor" > 0)
);

CREATE UNIQUE INDEX "Discount_sellerId_code_key" ON "Discount"("sellerId", "code");
CREATE UNIQUE INDEX "Discount_platform_code_key" ON "Discount"("code") WHERE "sellerId" IS NULL;
CREATE INDEX "Discount_code_idx" ON "Discount"("code");
CREATE INDEX "Discount_sellerId_createdAt_id_idx" ON "Discount"("sellerId", "createdAt", "id");
CREATE INDEX "DiscountUse_discountId_state_idx" ON "DiscountUse"("discountId", "state");
CREATE INDEX "DiscountUse_discountId_mailbox_idx" ON "DiscountUse"("discountId", "mailbox");
CREATE INDEX "DiscountUse_orderId_idx" ON "DiscountUse"("orderId");
CREATE INDEX "DiscountLine_sellerOrderId_idx" ON "DiscountLine"("sellerOrderId");
CREATE INDEX "DiscountLine_orderLineId_idx" ON "DiscountLine"("orderLineId");
CREATE INDEX "DiscountLine_discountId_idx" ON "DiscountLine"("discountId");

ALTER TABLE "Discount" ADD CONSTRAINT "Discount_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DiscountUse" ADD CONSTRAINT "DiscountUse_discountId_fkey" FOREIGN KEY ("discountId") REFERENCES "Discount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DiscountUse" ADD CONSTRAINT "DiscountUse_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DiscountLine" ADD CONSTRAINT "DiscountLine_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DiscountLine" ADD CONSTRAINT "DiscountLine_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DiscountLine" ADD CONSTRAINT "DiscountLine_discountId_fkey" FOREIGN KEY ("discountId") REFERENCES "Discount"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
