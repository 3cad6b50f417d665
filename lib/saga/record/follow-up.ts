import { markBalances } from '@/lib/db/balance/mark-balances'
import type { Tx } from '@/lib/db/client'
import { markDiscounts } from '@/lib/db/discounts/hold-discounts'
import { sendTogether } from '@/lib/db/jobs/jobs'
import { postJournals } from '@/lib/db/ledger/post-journals'
import { soldPart } from '@/lib/db/ledger/sold-part'
import type { HistoryEntry, OrderRow, PartRow } from '@/lib/db/orders/orders'
import type { OrderWrite } from '@/lib/db/orders/write-order'
import { saleJournals } from '@/lib/domain/ledger/story-journals'
import { discountUseState } from '@/lib/domain/order/holds-stock'
import { needsCard, type OrderFacts, type PartStatus } from '@/lib/domain/order/order'
import { newsOf, newsOfPart } from '@/lib/notices/news'
import type { StatusEvent } from '@/lib/saga/saga-event'
import { chargedParts } from './charged-parts'
import { followDigital } from './follow-digital'
import { moveStock } from './move-stock'

/** Fee and net are known soon after a capture. */
const SETTLED_SECONDS = 5

/** Stripe books something for a part that comes into such a state. */
const BOOKED = new Set<PartStatus>(['captured', 'refunded', 'refund_failed'])

/** What a new status brings with it, in the transaction that brings the status: jobs, mails, the stock, the codes. @returns what of it is written, and told by the history */
export async function followUp(
  tx: Tx,
  before: OrderRow,
  after: OrderFacts,
  moves: StatusEvent[],
): Promise<{ write: OrderWrite; history: HistoryEntry[] }> {
  const captured = after.parts.filter(({ status }, index) => status === 'captured' && before.parts[index]?.status !== 'captured')
  await keepBooks(tx, before, after, await chargedParts(tx, partsOf(before, captured), moves))
  const taxed = captured.filter(({ id }) => before.parts.some((part) => part.id === id && part.taxRecord))
  const news = newsOf(before, after)
  const ends = moves.flatMap(({ event, changes }) => (event.type === 'part' ? newsOfPart(before, event, changes.part ?? {}) : []))
  await sendTogether(tx, [
    {
      name: 'settle-seller-order',
      list: captured.map(({ id }) => ({ data: { sellerOrderId: id, until: 'settled' }, startAfter: SETTLED_SECONDS })),
    },
    { name: 'record-tax', list: taxed.map(({ id }) => ({ data: { sellerOrderId: id } })) },
    { name: 'send-order-mail', list: [...news.mails, ...ends] },
    { name: 'release-cards', list: needsCard(before) && !needsCard(after) ? [{ data: { orderId: before.id } }] : [] },
  ])
  const stock = await moveStock(tx, before, after)
  await moveDiscounts(tx, before, after)
  await followDigital(tx, before, after)
  return { write: { order: {}, parts: mergedById([...news.marks, ...stock.parts]) }, history: stock.oversold }
}

/** A sale is in the books with its capture; one whose refund has come back is there already. What Stripe books for it is read from the balances. */
async function keepBooks(tx: Tx, order: OrderRow, after: OrderFacts, sold: PartRow[]): Promise<void> {
  const now = new Date()
  await postJournals(
    tx,
    sold.flatMap((part) => saleJournals(soldPart(order, part), part.capturedAt ?? now)),
  )
  const booked = order.parts.filter(({ status }, index) => BOOKED.has(after.parts[index]?.status ?? status) && after.parts[index]?.status !== status)
  await markBalances(
    tx,
    booked.map(({ accountId }) => accountId),
    order.livemode,
  )
}

function partsOf({ parts }: OrderRow, some: { id: string }[]): PartRow[] {
  return parts.filter(({ id }) => some.some((each) => each.id === id))
}

/** A code that ran out while its order was given up, and is paid after all, is used all the same: its buyer was promised the price. */
async function moveDiscounts(tx: Tx, { id, discountUses }: OrderRow, after: OrderFacts): Promise<void> {
  const state = discountUseState(after)
  if (discountUses.some((use) => use.state !== state)) await markDiscounts(tx, id, state)
}

function mergedById(parts: OrderWrite['parts']): OrderWrite['parts'] {
  return [...new Set(parts.map(({ id }) => id))].map((id) => ({
    id,
    changes: Object.assign({}, ...parts.filter((part) => part.id === id).map(({ changes }) => changes)),
  }))
}
