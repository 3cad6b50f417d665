import { randomUUID } from 'node:crypto'
import { transaction } from '@/lib/db/client'
import { writeWarning } from '@/lib/db/disputes/warnings'
import { send } from '@/lib/db/jobs/jobs'
import { findPartByPaymentIntent } from '@/lib/db/orders/settlements'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { readWarning } from '@/lib/stripe/calls/disputes'
import { accountOfCharge } from '@/lib/stripe/charge-place'
import type { DisputeRecorded } from './record-dispute'

/** Reads an early fraud warning and writes what Stripe says of it; a new one is followed by `decideWarning`. Twice, in any order, is a no-op. @returns `unknown` while Stripe does not answer */
export async function recordWarning(warningId: string, accountId: ConnectedAccountId | null): Promise<DisputeRecorded> {
  const readAt = new Date()
  const found = await readWarning(warningId, accountId)
  if (found.kind !== 'ok') return found.kind === 'unknown' ? 'unknown' : 'not_ours'
  const { paymentIntentId, id, fraudType, isActionable, createdAt } = found.value
  const part = paymentIntentId ? await findPartByPaymentIntent(paymentIntentId) : null
  if (!part || accountOfCharge(part) !== accountId) return 'not_ours'
  await transaction(async (tx) => {
    const isNew = await writeWarning(tx, { id, sellerOrderId: part.id, accountId: part.accountId, fraudType, isActionable, createdAt, readAt })
    if (isNew) await send(tx, 'decide-warning', { warningId, refundId: randomUUID() })
  })
  return 'recorded'
}
