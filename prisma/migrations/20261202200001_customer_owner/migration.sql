-- A platform Customer belongs to a signed-in person, or to one guest's checkout. Those of an address somebody has signed in with are theirs; of the others, none is found by
-- an address again, and their orders keep them.
ALTER TABLE "Customer" ADD COLUMN "userId" TEXT, ADD COLUMN "checkoutId" TEXT;

UPDATE "Customer" SET "userId" = "User".id FROM "User" WHERE lower("User".email) = "Customer".email;

DROP INDEX "Customer_email_livemode_key";
CREATE UNIQUE INDEX "Customer_userId_email_livemode_key" ON "Customer"("userId", "email", "livemode");
CREATE UNIQUE INDEX "Customer_checkoutId_key" ON "Customer"("checkoutId");
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;
