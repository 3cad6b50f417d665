-- AlterTable
ALTER TABLE "SellerOrder" ADD COLUMN     "lapsedIntentId" TEXT;
