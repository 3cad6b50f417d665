-- Mails are written in the locale and time zone of who reads them; null where they are not known.
ALTER TABLE "User" ADD COLUMN "locale" TEXT,
ADD COLUMN "timeZone" TEXT;

ALTER TABLE "Order" ADD COLUMN "locale" TEXT,
ADD COLUMN "timeZone" TEXT;
