CREATE TABLE "DigitalConsent" (
    "orderId" TEXT NOT NULL,
    "wording" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DigitalConsent_pkey" PRIMARY KEY ("orderId")
);
ALTER TABLE "DigitalConsent" ADD CONSTRAINT "DigitalConsent_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE CASCADE ON UPDATE CASCADE;
