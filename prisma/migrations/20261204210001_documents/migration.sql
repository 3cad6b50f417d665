-- Receipts, invoices and credit notes, numbered by seller without gaps.
CREATE TYPE "DocumentKind" AS ENUM ('receipt', 'invoice', 'credit_note');

CREATE TABLE "SellerLegal" (
    "sellerId" TEXT NOT NULL,
    "legalName" TEXT NOT NULL,
    "line1" TEXT NOT NULL,
    "line2" TEXT,
    "city" TEXT NOT NULL,
    "state" TEXT,
    "postalCode" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "taxId" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SellerLegal_pkey" PRIMARY KEY ("sellerId")
);
CREATE TABLE "DocumentSeries" (
    "sellerId" TEXT NOT NULL,
    "series" TEXT NOT NULL,
    "next" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "DocumentSeries_pkey" PRIMARY KEY ("sellerId", "series")
);
CREATE TABLE "Document" (
    "id" TEXT NOT NULL,
    "sellerId" TEXT NOT NULL,
    "kind" "DocumentKind" NOT NULL,
    "series" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "sellerOrderId" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Document_cause_key" ON "Document"("cause");
CREATE UNIQUE INDEX "Document_sellerId_series_number_key" ON "Document"("sellerId", "series", "number");
CREATE INDEX "Document_sellerOrderId_idx" ON "Document"("sellerOrderId");
CREATE INDEX "Document_sellerId_createdAt_id_idx" ON "Document"("sellerId", "createdAt", "id");

ALTER TABLE "SellerLegal" ADD CONSTRAINT "SellerLegal_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "DocumentSeries" ADD CONSTRAINT "DocumentSeries_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Document" ADD CONSTRAINT "Document_sellerId_fkey" FOREIGN KEY ("sellerId") REFERENCES "Seller"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Document" ADD CONSTRAINT "Document_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION souk_keep_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'A document is never changed: a credit note corrects it';
END $$;
CREATE TRIGGER "Document_is_kept" BEFORE UPDATE OR DELETE ON "Document" FOR EACH ROW EXECUTE FUNCTION souk_keep_documents();
