-- AlterTable
ALTER TABLE "FeeRule" ADD COLUMN "categoryId" TEXT;

-- CreateIndex
CREATE INDEX "FeeRule_categoryId_idx" ON "FeeRule"("categoryId");

-- AddForeignKey
ALTER TABLE "FeeRule" ADD CONSTRAINT "FeeRule_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE CASCADE ON UPDATE CASCADE;
