import type { Viewer } from '@/lib/auth/viewer-of'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { type Tx, transaction } from '@/lib/db/client'
import { answersForSellers, findFeePolicy, findLostDisputePolicy, writeRefundPolicy } from '@/lib/db/refunds/refunds'
import type { RefundPolicy } from '@/lib/domain/refunds/fee-back'

/** What becomes of our fee when money is given back, or a dispute is lost, and whether disputes are answered for sellers. */
export async function readRefundPolicy(tx?: Tx): Promise<RefundPolicy> {
  return { feePolicy: await findFeePolicy(tx), onLostDispute: await findLostDisputePolicy(tx), answersForSellers: await answersForSellers(tx) }
}

/** The operator sets it, for refunds and lost disputes from now on: those that were asked for keep theirs. @returns false where the viewer is no operator */
export async function setRefundPolicy(viewer: Pick<Viewer, 'userId' | 'isOperator'>, policy: RefundPolicy): Promise<boolean> {
  if (!viewer.isOperator) return false
  await transaction(async (tx) => {
    const before = await readRefundPolicy(tx)
    await writeRefundPolicy(tx, policy)
    const facts = { before: shown(before), after: shown(policy) }
    await noteChange(tx, { actor: { userId: viewer.userId }, deed: 'refund_policy_set', subjectId: null, ...facts })
  })
  return true
}

function shown({ answersForSellers: answers, ...policy }: RefundPolicy) {
  return { ...policy, answersForSellers: String(answers) }
}
