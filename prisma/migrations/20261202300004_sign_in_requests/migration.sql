-- Where a sign-in link was asked for, so that another browser that opens it is told.
CREATE TABLE "SignInRequest" (
    "tokenHash" TEXT NOT NULL,
    "browserHash" TEXT,
    "browser" TEXT,
    "system" TEXT,
    "askedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "SignInRequest_pkey" PRIMARY KEY ("tokenHash")
);
CREATE INDEX "SignInRequest_expires_idx" ON "SignInRequest"("expires");
