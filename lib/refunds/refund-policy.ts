import type { Viewer } from '@/lib/auth/viewer-of'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { transaction } from '@/lib/db/client'
import { findFeePolicy, writeFeePolicy } from '@/lib/db/refunds/refunds'
import type { FeePolicy } from '@/lib/domain/refunds/fee-back'

/** What becomes of our fee when money is given back. */
export function readRefundPolicy(): Promise<FeePolicy> {
  return findFeePolicy()
}

/** The operator sets it, for refunds from now on: those that were asked for keep theirs. @returns false where the viewer is no operator */
export async function setRefundPolicy(viewer: Pick<Viewer, 'userId' | 'isOperator'>, feePolicy: FeePolicy): Promise<boolean> {
  if (!viewer.isOperator) return false
  await transaction(async (tx) => {
    const before = await findFeePolicy(tx)
    await writeFeePolicy(tx, feePolicy)
    await noteChange(tx, {
      actor: { userId: viewer.userId },
      deed: 'refund_policy_set',
      subjectId: null,
      before: { feePolicy: before },
      after: { feePolicy },
    })
  })
  return true
}
