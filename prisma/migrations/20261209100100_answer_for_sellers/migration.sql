-- Disputes that nobody has answered a day before the end may be answered with what their order says.
ALTER TABLE "RefundSetting" ADD COLUMN "answersForSellers" BOOLEAN NOT NULL DEFAULT false;
