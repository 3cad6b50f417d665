CREATE TYPE "MessageSender" AS ENUM ('buyer', 'seller');
CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "sellerOrderId" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "sender" "MessageSender" NOT NULL,
    "text" TEXT NOT NULL CHECK (char_length("text") BETWEEN 1 AND 2000),
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMP(3),

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Message_sellerOrderId_at_id_idx" ON "Message"("sellerOrderId", "at", "id");
CREATE INDEX "Message_sellerId_sender_readAt_idx" ON "Message"("sellerId", "sender", "readAt");
ALTER TABLE "Message" ADD CONSTRAINT "Message_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Message" ADD CONSTRAINT "Message_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
