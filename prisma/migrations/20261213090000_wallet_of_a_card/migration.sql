-- AlterTable
ALTER TABLE "SavedCard" ADD COLUMN     "wallet" TEXT;
