-- Whose fault a refusal is: reasons for a card or address that is gone, a seller's account, an amount, the platform.
ALTER TYPE "EndReason" ADD VALUE 'card_removed';
ALTER TYPE "EndReason" ADD VALUE 'email_refused';
ALTER TYPE "EndReason" ADD VALUE 'account_refused';
ALTER TYPE "EndReason" ADD VALUE 'amount_refused';
ALTER TYPE "EndReason" ADD VALUE 'platform_refused';

-- Tasks about refused calls, for the seller or the operator.
ALTER TYPE "OperatorTaskKind" ADD VALUE 'account_refused';
ALTER TYPE "OperatorTaskKind" ADD VALUE 'amount_refused';
ALTER TYPE "OperatorTaskKind" ADD VALUE 'platform_refused';
ALTER TYPE "OperatorTaskKind" ADD VALUE 'call_refused';
ALTER TYPE "TaskResolution" ADD VALUE 'by_seller';

ALTER TABLE "OperatorTask" ADD COLUMN "accountId" TEXT;
CREATE INDEX "OperatorTask_accountId_resolvedAt_idx" ON "OperatorTask"("accountId", "resolvedAt");
