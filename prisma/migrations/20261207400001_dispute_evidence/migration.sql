CREATE TYPE "DisputeAnswer" AS ENUM ('submit', 'accept');
CREATE TABLE "DisputeEvidence" (
    "disputeId" TEXT NOT NULL,
    "draft" JSONB NOT NULL,
    "stagedAt" TIMESTAMP(3),
    "answer" "DisputeAnswer",
    "askedAt" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),
    "byUserId" TEXT,
    "submittedSnapshot" JSONB,
    "repeats" INTEGER NOT NULL DEFAULT 0,
    "refusal" TEXT,
    "refusalWords" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DisputeEvidence_pkey" PRIMARY KEY ("disputeId")
);
CREATE TABLE "DisputeFile" (
    "id" TEXT NOT NULL,
    "disputeId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "size" INTEGER NOT NULL CHECK ("size" > 0),
    "sha256" TEXT NOT NULL,
    "stripeFileId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DisputeFile_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "DisputeFile_disputeId_field_key" ON "DisputeFile"("disputeId", "field");
ALTER TABLE "DisputeEvidence" ADD CONSTRAINT "DisputeEvidence_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "DisputeFile" ADD CONSTRAINT "DisputeFile_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was sent to a bank stays as it was sent.
CREATE FUNCTION souk_keep_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'DisputeEvidence' THEN RAISE EXCEPTION 'The answer to dispute % was sent', OLD."disputeId"; END IF;
    IF EXISTS (SELECT 1 FROM "DisputeEvidence" WHERE "disputeId" = OLD."disputeId" AND "answer" = 'submit') THEN
        RAISE EXCEPTION 'The answer to dispute % was sent', OLD."disputeId";
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
CREATE TRIGGER "DisputeEvidence_kept" BEFORE UPDATE ON "DisputeEvidence" FOR EACH ROW
    WHEN (OLD."answeredAt" IS NOT NULL AND (NEW."submittedSnapshot" IS DISTINCT FROM OLD."submittedSnapshot" OR NEW."answer" IS DISTINCT FROM OLD."answer"))
    EXECUTE FUNCTION souk_keep_evidence();
CREATE TRIGGER "DisputeFile_kept" BEFORE DELETE ON "DisputeFile" FOR EACH ROW EXECUTE FUNCTION souk_keep_evidence();
