import { parseTracking, type TrackingErrors, type TrackingValues } from '@/lib/domain/fulfilment/ship-form'
import type { Buyer } from '@/lib/orders/access'
import { changingReturn, findAskersOrder, moveReturn, type ReturnChanged, type ReturnOf } from './change-return'

/** Who acts for the buyer. `key`: from a link that allows to ask. */
type Asker = { buyer: Buyer; key: string | undefined }

/** The buyer keeps it after all. Said twice it is done once. */
export async function cancelReturn(of: ReturnOf, { buyer, key }: Asker): Promise<ReturnChanged> {
  if (!(await findAskersOrder(of.orderId, buyer, key))) return { kind: 'not_found' }
  return changingReturn(of, async (tx, row) => {
    if (row.status === 'canceled') return null
    return moveReturn(tx, row, of.orderId, 'cancel', {}, { event: 'return_canceled', mails: ['seller'] })
  })
}

export type ReturnSent = ReturnChanged | { kind: 'invalid'; errors: TrackingErrors }

/** The buyer has sent it back. Said twice, the first stands. */
export async function sendReturn(of: ReturnOf, form: TrackingValues, { buyer, key }: Asker): Promise<ReturnSent> {
  if (!(await findAskersOrder(of.orderId, buyer, key))) return { kind: 'not_found' }
  const parsed = parseTracking(form)
  if (!parsed.ok) return { kind: 'invalid', errors: parsed.errors }
  return changingReturn(of, async (tx, row) => {
    if (row.status === 'sent') return null
    if (row.address === null) return { key: 'returns.noAddressYet' }
    const changes = { ...parsed.tracking, sentAt: new Date(), dueAt: null }
    return moveReturn(tx, row, of.orderId, 'send', changes, { event: 'return_sent', mails: ['seller'] })
  })
}
