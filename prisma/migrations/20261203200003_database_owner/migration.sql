-- Which production deployment this database belongs to: a preview that was given it by mistake refuses to run.
CREATE TABLE "DatabaseOwner" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "appUrl" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "DatabaseOwner_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "DatabaseOwner_one" CHECK ("id" = 1)
);
