-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "timesRemoved" INTEGER NOT NULL DEFAULT 0;
