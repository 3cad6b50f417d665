ALTER TABLE "Dispute" ADD COLUMN "answeredBefore" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "DisputeInquiryAnswer" (
    "disputeId" TEXT NOT NULL,
    "answer" "DisputeAnswer" NOT NULL,
    "answeredAt" TIMESTAMP(3) NOT NULL,
    "byUserId" TEXT,
    "snapshot" JSONB,
    "files" JSONB NOT NULL,

    CONSTRAINT "DisputeInquiryAnswer_pkey" PRIMARY KEY ("disputeId")
);
ALTER TABLE "DisputeInquiryAnswer" ADD CONSTRAINT "DisputeInquiryAnswer_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "Dispute"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- An inquiry is answered by itself, and again once it is a dispute. What was said to it is kept here, so the answer may be begun anew.
CREATE FUNCTION souk_keep_inquiry_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The answer to inquiry % was sent', OLD."disputeId";
END $$;
CREATE TRIGGER "DisputeInquiryAnswer_kept" BEFORE UPDATE ON "DisputeInquiryAnswer" FOR EACH ROW EXECUTE FUNCTION souk_keep_inquiry_answer();

CREATE OR REPLACE FUNCTION souk_keep_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'DisputeEvidence' THEN
        IF NEW."answer" IS NULL AND NEW."submittedSnapshot" IS NULL
            AND EXISTS (SELECT 1 FROM "DisputeInquiryAnswer" kept WHERE kept."disputeId" = OLD."disputeId" AND kept."answeredAt" = OLD."answeredAt") THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'The answer to dispute % was sent', OLD."disputeId";
    END IF;
    IF EXISTS (SELECT 1 FROM "DisputeEvidence" WHERE "disputeId" = OLD."disputeId" AND "answer" = 'submit') THEN
        RAISE EXCEPTION 'The answer to dispute % was sent', OLD."disputeId";
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;
