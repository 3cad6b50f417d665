-- A hold of which less was captured than was agreed.
CREATE TABLE "PartialCapture" (
    "sellerOrderId" TEXT NOT NULL,
    "agreedMinor" BIGINT NOT NULL,
    "agreedFeeMinor" BIGINT NOT NULL,
    "taxMinor" BIGINT NOT NULL,
    "taxInclusiveMinor" BIGINT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PartialCapture_pkey" PRIMARY KEY ("sellerOrderId"),
    CONSTRAINT "PartialCapture_tax" CHECK ("taxMinor" >= "taxInclusiveMinor" AND "taxInclusiveMinor" >= 0)
);

ALTER TABLE "PartialCapture" ADD CONSTRAINT "PartialCapture_sellerOrderId_fkey" FOREIGN KEY ("sellerOrderId") REFERENCES "SellerOrder"("id") ON DELETE CASCADE ON UPDATE CASCADE;
