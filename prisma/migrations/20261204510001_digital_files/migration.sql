CREATE TYPE "RevokeReason" AS ENUM ('refunded', 'dispute_lost');
CREATE TABLE "DigitalFile" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "variantId" TEXT,
    "seriesId" TEXT NOT NULL,
    "version" INTEGER,
    "name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL CHECK ("bytes" > 0),
    "sha256" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "DigitalFile_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "DigitalFile_ready" CHECK (("readyAt" IS NULL) = ("version" IS NULL) AND ("readyAt" IS NULL) = ("sha256" IS NULL))
);
CREATE TABLE "DigitalChunk" (
    "fileId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "DigitalChunk_pkey" PRIMARY KEY ("fileId","position")
);
-- What is sold is mostly packed already: PostgreSQL need not try again.
ALTER TABLE "DigitalChunk" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
CREATE TABLE "Entitlement" (
    "id" TEXT NOT NULL,
    "orderLineId" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "grantedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMP(3),
    "revokedReason" "RevokeReason",

    CONSTRAINT "Entitlement_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "Entitlement_revoked" CHECK (("revokedAt" IS NULL) = ("revokedReason" IS NULL))
);
CREATE TABLE "DownloadEvent" (
    "entitlementId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "linkEndsAt" TIMESTAMP(3) NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ip" TEXT NOT NULL,
    "agent" TEXT NOT NULL,

    CONSTRAINT "DownloadEvent_pkey" PRIMARY KEY ("entitlementId","fileId","linkEndsAt")
);
CREATE UNIQUE INDEX "DigitalFile_seriesId_version_key" ON "DigitalFile"("seriesId", "version");
CREATE INDEX "DigitalFile_productId_createdAt_idx" ON "DigitalFile"("productId", "createdAt");
CREATE INDEX "DigitalFile_readyAt_createdAt_idx" ON "DigitalFile"("readyAt", "createdAt");
CREATE INDEX "DigitalFile_endedAt_idx" ON "DigitalFile"("endedAt");
CREATE UNIQUE INDEX "Entitlement_orderLineId_key" ON "Entitlement"("orderLineId");
CREATE INDEX "Entitlement_productId_grantedAt_idx" ON "Entitlement"("productId", "grantedAt");
CREATE INDEX "DownloadEvent_fileId_idx" ON "DownloadEvent"("fileId");
ALTER TABLE "DigitalFile" ADD CONSTRAINT "DigitalFile_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DigitalFile" ADD CONSTRAINT "DigitalFile_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "Variant"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "DigitalChunk" ADD CONSTRAINT "DigitalChunk_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "DigitalFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Entitlement" ADD CONSTRAINT "Entitlement_orderLineId_fkey" FOREIGN KEY ("orderLineId") REFERENCES "OrderLine"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Entitlement" ADD CONSTRAINT "Entitlement_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DownloadEvent" ADD CONSTRAINT "DownloadEvent_entitlementId_fkey" FOREIGN KEY ("entitlementId") REFERENCES "Entitlement"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DownloadEvent" ADD CONSTRAINT "DownloadEvent_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "DigitalFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whoever paid for a digital line before is entitled to what its seller adds now.
INSERT INTO "Entitlement" ("id", "orderLineId", "productId", "grantedAt")
    SELECT gen_random_uuid()::text, l.id, l."productId", coalesce(s."capturedAt", s."createdAt")
    FROM "OrderLine" l JOIN "SellerOrder" s ON s.id = l."sellerOrderId"
    WHERE l."kind" = 'digital' AND s.status IN ('captured', 'refund_failed');
