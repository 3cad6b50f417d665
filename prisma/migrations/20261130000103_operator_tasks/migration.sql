-- CreateEnum
CREATE TYPE "OperatorTaskKind" AS ENUM ('contradiction', 'oversold', 'outcome_unknown', 'refund_failed');

-- CreateEnum
CREATE TYPE "TaskResolution" AS ENUM ('automatic', 'by_operator');

-- CreateTable
CREATE TABLE "OperatorTask" (
    "id" TEXT NOT NULL,
    "kind" "OperatorTaskKind" NOT NULL,
    "orderId" TEXT NOT NULL,
    "sellerOrderId" TEXT,
    "detail" JSONB,
    "openKey" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMP(3),
    "resolvedBy" TEXT,
    "resolution" "TaskResolution",
    "note" TEXT,

    CONSTRAINT "OperatorTask_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OperatorTask_openKey_key" ON "OperatorTask"("openKey");

-- CreateIndex
CREATE INDEX "OperatorTask_orderId_idx" ON "OperatorTask"("orderId");

-- CreateIndex
CREATE INDEX "OperatorTask_resolvedAt_createdAt_id_idx" ON "OperatorTask"("resolvedAt", "createdAt", "id");

-- AddForeignKey
ALTER TABLE "OperatorTask" ADD CONSTRAINT "OperatorTask_orderId_fkey" FOREIGN KEY ("orderId") REFERENCES "Order"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was noted before tasks existed becomes a task: contradictions and oversold stock of the history, the newest of each kind.
INSERT INTO "OperatorTask" ("id", "kind", "orderId", "sellerOrderId", "detail", "openKey", "createdAt")
SELECT gen_random_uuid()::text, e."event"::"OperatorTaskKind", e."orderId", e."sellerOrderId", e."detail",
  concat_ws('/', e."event", e."orderId", coalesce(e."sellerOrderId", ''), coalesce(e."detail"->>'productId', '')), e."at"
FROM "OrderEvent" e JOIN "Order" o ON o."id" = e."orderId"
WHERE e."event" IN ('contradiction', 'oversold')
ORDER BY e."id" DESC
ON CONFLICT ("openKey") DO NOTHING;

-- Refunds that did not arrive, and charges whose outcome is unknown ("endReason" where that column is there already).
INSERT INTO "OperatorTask" ("id", "kind", "orderId", "sellerOrderId", "openKey", "createdAt")
SELECT gen_random_uuid()::text, fact."kind"::"OperatorTaskKind", p."orderId", p."id", concat_ws('/', fact."kind", p."orderId", p."id", ''), p."updatedAt"
FROM "SellerOrder" p
CROSS JOIN LATERAL (VALUES
  ('refund_failed', p."status" = 'refund_failed'),
  ('outcome_unknown', p."status" <> 'captured' AND coalesce(to_jsonb(p)->>'endReason', p."declineCode") = 'outcome_unknown')
) AS fact("kind", "is")
WHERE fact."is"
ON CONFLICT ("openKey") DO NOTHING;
