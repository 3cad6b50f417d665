CREATE TABLE "ShopInvitation" (
    "id" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "ShopRole" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ShopInvitation_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "ShopInvitation_tokenHash_key" ON "ShopInvitation"("tokenHash");
CREATE INDEX "ShopInvitation_sellerId_createdAt_idx" ON "ShopInvitation"("sellerId", "createdAt");
CREATE INDEX "ShopInvitation_email_idx" ON "ShopInvitation"("email");
ALTER TABLE "ShopInvitation" ADD CONSTRAINT "ShopInvitation_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ShopInvitation" ADD CONSTRAINT "ShopInvitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
