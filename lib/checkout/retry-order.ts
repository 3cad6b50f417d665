import { type Tx, transaction } from '@/lib/db/client'
import { storeConsent } from '@/lib/db/customers/saved-cards'
import { holdDiscountsAgain } from '@/lib/db/discounts/hold-discounts'
import { endOrder, lockOrder, markStock, type OrderRow, type PartRow } from '@/lib/db/orders/orders'
import { isCancelRequested } from '@/lib/domain/order/cancel-item'
import { whileBuyerIsHere } from '@/lib/domain/order/charge-schedule'
import { type Completion, hasSchedule, isAllOrNothing, isTriedAgain, mayChooseAgain, mayRetry } from '@/lib/domain/order/order'
import { mayRecover } from '@/lib/domain/order/recovery'
import type { CheckoutRefusal } from '@/lib/domain/wire/checkout-wire'
import { type Placed, refuse } from '@/lib/orders/answer'
import { expiryOf } from '@/lib/saga/outcomes/decline-part'
import { recordEventsIn } from '@/lib/saga/record/record-events'
import { sendSafetyJob } from '@/lib/saga/send-safety-job'
import { stripeNow } from '@/lib/stripe/clock'
import { advanceAndAnswer } from './advance-and-answer'
import { soldOut } from './check-items'
import { CodesGone, lockConnections, SellerLeft, SoldOut, takeStock } from './lock-for-order'
import { choiceStands, codesGone, LEFT_OPEN, OUTCOME_UNKNOWN, SELLER_GONE, UNDER_WAY } from './refusals'

type Card = { kind: 'new'; confirmationTokenId: string; keepsCard: boolean } | { kind: 'saved'; card: { id: string } }

/** How long a buyer who comes back has to finish. */
const MINUTES_TO_FINISH = 30

/**
 * Tries another card on an order of which something was refused: the same order, the next attempt. What was refused keeps its PaymentIntent, what
 * was released gets a new one, and what is paid is left alone. The stock that the refusal gave back is taken again.
 * @param completion what its buyer chooses now should a seller not be payable; left out, what they chose before stands
 */
export async function retryOrder(order: OrderRow, card: Card, completion?: Completion): Promise<Placed> {
  const now = await stripeNow()
  try {
    const reasons = paidByThis(order).map(({ endReason }) => endReason)
    if (reasons.includes('outcome_unknown')) return refuse(OUTCOME_UNKNOWN)
    // Another try would make a second PaymentIntent beside one that could not be canceled.
    if (reasons.includes('left_open')) return refuse(LEFT_OPEN)
    const refusal = await transaction((tx) => begin(tx, order.id, { card, completion }, now))
    if (refusal) return refuse(refusal)
  } catch (error) {
    if (error instanceof SoldOut) return refuse(soldOut(0))
    if (error instanceof SellerLeft) return refuse(SELLER_GONE)
    if (error instanceof CodesGone) {
      await endUnpaid(order.id)
      return refuse(codesGone(error.codes))
    }
    throw error
  }
  return { kind: 'answer', answer: await advanceAndAnswer(order.id, { reread: false }), orderId: order.id }
}

/** What cannot be paid at its price any more is not in the way of ordering anew. Codes are free only where nothing of the order was charged. */
async function endUnpaid(orderId: string): Promise<void> {
  await transaction((tx) => endOrder(tx, orderId, { endReason: 'expired', declineCode: null, declineMessage: null }))
  await advanceAndAnswer(orderId, { reread: true })
}

/** What the page shows that the buyer pays on: of a later charge that was refused it is what is tried again, else the order as it was placed. */
function paidByThis(order: OrderRow): PartRow[] {
  return mayRecover(order) ? order.parts.filter((part) => isTriedAgain(order, part)) : order.parts
}

/** What the buyer chooses should a seller not be payable: anew, else as before. Of one seller both mean the same. */
export function choiceOf(order: OrderRow, completion: Completion | undefined): Completion {
  return completion !== undefined && order.parts.length > 1 ? completion : order.completion
}

type Again = { card: Card; completion: Completion | undefined }

async function begin(tx: Tx, orderId: string, { card, completion }: Again, now: Date): Promise<CheckoutRefusal | null> {
  const order = await lockOrder(tx, orderId)
  const choice = choiceOf(order, completion)
  const isOther = choice !== order.completion
  // Somebody was faster (a double click, a webhook): there is nothing to begin.
  if (!mayRetry(order)) return isOther ? UNDER_WAY : null
  if (isOther && !mayChooseAgain(order)) return choiceStands(order.completion)
  const again = order.parts.filter((part) => isTriedAgain(order, part))
  // What is decided together with the others needs every seller.
  const isDecidedAnew = isAllOrNothing({ ...order, completion: choice }) && order.decision !== 'capture'
  await lockConnections(tx, again, order.livemode, isDecidedAnew ? 'all' : 'some')
  await takeStockAgain(
    tx,
    again.filter(({ stockHeld }) => !stockHeld),
  )
  const gone = order.discountUses.length > 0 ? await holdDiscountsAgain(tx, order.id) : []
  if (gone.length > 0) throw new CodesGone(gone)
  const fresh = { setupIntentId: null, setupClientSecret: null, declineCode: null, declineMessage: null }
  // Until another card is saved the one before stays: it may be taken after all, and what is charged later is charged to it.
  const chosen = card.kind === 'new' ? { confirmationTokenId: card.confirmationTokenId } : { confirmationTokenId: null, savedCardId: card.card.id }
  // What was canceled meanwhile stays so: it only comes to its end.
  const late = again.filter((part) => hasSchedule(part) && !isCancelRequested(part))
  const visit = whileBuyerIsHere(now)
  const soon = new Date(Math.max(order.expiresAt.getTime(), Date.now() + MINUTES_TO_FINISH * 60_000))
  const expiresAt = late.length > 0 ? expiryOf({ expiresAt: soon }, visit, now) : soon
  if (card.kind === 'new') await storeConsent(tx, orderId, card.keepsCard)
  const event = { type: 'retried', card: card.kind === 'new' ? 'needed' : 'ready', completion: choice } as const
  // While its buyer is here nothing is charged without them; what is decided anew with the others is due once that is.
  const waiting = isDecidedAnew ? { dueAt: now, givesUp: false } : { dueAt: visit.dueAt, givesUp: visit.givesUp }
  const notes = late.map(({ id }) => ({ partId: id, name: null, changes: { part: waiting }, holds: () => true }))
  await recordEventsIn(tx, orderId, [{ event, changes: { order: { ...fresh, ...chosen, expiresAt } } }, ...notes])
  await sendSafetyJob(tx, orderId)
  return null
}

async function takeStockAgain(tx: Tx, parts: PartRow[]): Promise<void> {
  await takeStock(
    tx,
    parts.flatMap((part) => part.lines),
  )
  await markStock(
    tx,
    parts.map(({ id }) => id),
    true,
  )
}
