ALTER TABLE "ConnectedAccount" ADD COLUMN "platformCountry" TEXT;
