-- EU law gives no right to withdraw from what is made for its buyer; a line keeps what its product was when it was ordered.
ALTER TABLE "Product" ADD COLUMN "isMadeToOrder" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "OrderLine" ADD COLUMN "isMadeToOrder" BOOLEAN NOT NULL DEFAULT false;
