-- Files of products that sellers import (docs/decisions/0072).
CREATE TYPE "ImportState" AS ENUM ('checked', 'running', 'done', 'stopped');
CREATE TYPE "ImportOutcome" AS ENUM ('added', 'changed', 'unchanged', 'refused');
CREATE TYPE "PictureSourceState" AS ENUM ('waiting', 'fetched', 'failed');

CREATE TABLE "Import" (
    "id" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "userId" TEXT,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "hasSemicolons" BOOLEAN NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'checked',
    "openFor" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "ImportRow" (
    "importId" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "handle" TEXT,
    "name" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "seen" JSONB NOT NULL,
    "outcome" "ImportOutcome" NOT NULL,
    "said" JSONB NOT NULL,
    "doneAt" TIMESTAMP(3),
    "productId" TEXT,

    CONSTRAINT "ImportRow_pkey" PRIMARY KEY ("importId","line")
);

CREATE TABLE "PictureSource" (
    "id" TEXT NOT NULL,
    "productId" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "option" INTEGER,
    "value" TEXT,
    "state" "PictureSourceState" NOT NULL DEFAULT 'waiting',
    "said" JSONB,
    "importId" TEXT,
    "line" INTEGER NOT NULL,

    CONSTRAINT "PictureSource_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "Import_openFor_key" ON "Import"("openFor");
CREATE INDEX "Import_sellerId_createdAt_id_idx" ON "Import"("sellerId", "createdAt", "id");
CREATE INDEX "Import_createdAt_idx" ON "Import"("createdAt");
CREATE UNIQUE INDEX "PictureSource_productId_url_key" ON "PictureSource"("productId", "url");
CREATE INDEX "PictureSource_importId_state_idx" ON "PictureSource"("importId", "state");

ALTER TABLE "Import" ADD CONSTRAINT "Import_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Import" ADD CONSTRAINT "Import_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ImportRow" ADD CONSTRAINT "ImportRow_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PictureSource" ADD CONSTRAINT "PictureSource_productId_fkey" FOREIGN KEY ("productId") REFERENCES "Product"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "PictureSource" ADD CONSTRAINT "PictureSource_importId_fkey" FOREIGN KEY ("importId") REFERENCES "Import"("id") ON DELETE SET NULL ON UPDATE CASCADE;
