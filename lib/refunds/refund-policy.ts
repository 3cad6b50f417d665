import type { Viewer } from '@/lib/auth/viewer-of'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { transaction } from '@/lib/db/client'
import { findFeePolicy, findLostDisputePolicy, writeFeePolicy } from '@/lib/db/refunds/refunds'
import type { FeePolicy, LostDisputePolicy } from '@/lib/domain/refunds/fee-back'

export type RefundPolicy = { feePolicy: FeePolicy; onLostDispute: LostDisputePolicy }

/** What becomes of our fee when money is given back, or a dispute is lost. */
export async function readRefundPolicy(): Promise<RefundPolicy> {
  const [feePolicy, onLostDispute] = await Promise.all([findFeePolicy(), findLostDisputePolicy()])
  return { feePolicy, onLostDispute }
}

/** The operator sets it, for refunds and lost disputes from now on: those that were asked for keep theirs. @returns false where the viewer is no operator */
export async function setRefundPolicy(viewer: Pick<Viewer, 'userId' | 'isOperator'>, policy: RefundPolicy): Promise<boolean> {
  if (!viewer.isOperator) return false
  await transaction(async (tx) => {
    const before = { feePolicy: await findFeePolicy(tx), onLostDispute: await findLostDisputePolicy(tx) }
    await writeFeePolicy(tx, policy.feePolicy, policy.onLostDispute)
    await noteChange(tx, { actor: { userId: viewer.userId }, deed: 'refund_policy_set', subjectId: null, before, after: policy })
  })
  return true
}
