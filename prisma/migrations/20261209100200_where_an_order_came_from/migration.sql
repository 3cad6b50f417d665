-- A bank that hears of fraud asks from where an order was placed.
ALTER TABLE "Order" ADD COLUMN "network" TEXT, ADD COLUMN "agent" TEXT;
