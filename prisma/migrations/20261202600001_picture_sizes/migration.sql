-- CreateTable
CREATE TABLE "PictureSize" (
    "pictureId" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "PictureSize_pkey" PRIMARY KEY ("pictureId","width")
);

-- AddForeignKey
ALTER TABLE "PictureSize" ADD CONSTRAINT "PictureSize_pictureId_fkey" FOREIGN KEY ("pictureId") REFERENCES "Picture"("id") ON DELETE CASCADE ON UPDATE CASCADE;
