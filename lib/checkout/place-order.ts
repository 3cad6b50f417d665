import { mailboxOf } from '@/lib/auth/mailbox-of'
import { transaction } from '@/lib/db/client'
import { findOrInsertCustomer } from '@/lib/db/customers/customers'
import { findOwnCard, type SavedCardRow, storeConsent } from '@/lib/db/customers/saved-cards'
import { beginOrder } from '@/lib/db/orders/begin-order'
import { correctOrderEmail } from '@/lib/db/orders/correct-email'
import { insertOrder, type NewPart } from '@/lib/db/orders/insert-order'
import { findOrderByCheckout, type OrderRow } from '@/lib/db/orders/orders'
import { keepAddress } from '@/lib/db/shipping/addresses'
import { isUniqueViolation } from '@/lib/db/unique'
import { mayCorrectEmail } from '@/lib/domain/order/correct-email'
import { type Completion, mayRetry } from '@/lib/domain/order/order'
import { quietUntil } from '@/lib/domain/order/wake-times'
import { isSameShipTo, shipToOf } from '@/lib/domain/shipping/ship-to'
import { MAX_AGENT } from '@/lib/domain/text/agent'
import type { CheckoutRefusal, PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import { env } from '@/lib/env'
import { type Buyer, mayContinue, ownerOf } from '@/lib/orders/access'
import { type Placed, refuse } from '@/lib/orders/answer'
import { sendSafetyJob } from '@/lib/saga/send-safety-job'
import { type StartedOrder, startOrder } from '@/lib/saga/start-order'
import { advanceAndAnswer } from './advance-and-answer'
import { checkItems, soldOut } from './check-items'
import { codeBuyer } from './codes/find-codes'
import { codesRefusal } from './delivery-refusals'
import { consentRefusal, keepConsent } from './digital-consent'
import { HoldsTooMuch, heldBy, limitHolds } from './limit-holds'
import { CodesGone, holdCodes, lockConnections, SellerLeft, SoldOut, takeStock } from './lock-for-order'
import { CARD_GONE, SELLER_GONE, TOO_MUCH_HELD, UNDER_WAY } from './refusals'
import { choiceOf, retryOrder } from './retry-order'

/** How long a buyer has to finish, confirmations included. */
const MINUTES_TO_FINISH = 30

/**
 * Places the order of a checkout and takes it as far as it will go. The same checkout id never makes a second order: a double
 * click, a repeated request and another card after a refusal all continue the first.
 * @param input parsed; prices in it are only what the buyer saw
 * @param buyer who asks: the signed-in person or a guest, and the browser
 */
export async function placeOrder(input: PlaceOrder, buyer: Buyer): Promise<Placed> {
  const begun = await findOrderByCheckout(input.checkoutId)
  if (begun) return continueBegun(begun, input, buyer)
  const card = await chosenCard(input, buyer, { email: emailOf(input, buyer) })
  if (!card) return refuse(CARD_GONE)
  const check = () => checkItems(input, completionOf(input), codeBuyer(buyer, emailOf(input, buyer)))
  const items = await check()
  if (items.kind === 'refused') return items
  const unagreed = consentRefusal(input, items.parts)
  if (unagreed) return refuse(unagreed)
  const inserted = await insert(input, buyer, card, items.parts)
  if (typeof inserted === 'object' && 'code' in inserted) return refuse(inserted)
  if (inserted === 'sold_out') {
    // Taken since it was looked at: looked at again, it is named, and the rest can be bought.
    const again = await check()
    return again.kind === 'refused' ? again : refuse(soldOut(0))
  }
  if (inserted === 'seller_left') return refuse(SELLER_GONE)
  if (inserted === 'holds_too_much') return refuse(TOO_MUCH_HELD)
  if (inserted === 'exists') {
    const other = await findOrderByCheckout(input.checkoutId)
    return other ? continueBegun(other, input, buyer) : refuse(soldOut(0))
  }
  const { orderId, started } = inserted
  return { kind: 'answer', answer: await advanceAndAnswer(orderId, { reread: false, started }), orderId }
}

async function continueBegun(order: OrderRow, input: PlaceOrder, buyer: Buyer): Promise<Placed> {
  if (!mayContinue(order, buyer)) {
    return refuse({ code: 'other_browser', sentence: [{ key: 'checkout.otherBrowser' }] })
  }
  const corrects = mayCorrectEmail(order) && !isSameEmail(order, input, buyer)
  if (!isSameWish(order, input) || !(corrects || isSameEmail(order, input, buyer))) {
    return refuse({ code: 'already_begun', sentence: [{ key: 'checkout.otherOrder' }] })
  }
  if (!mayRetry(order) && choiceOf(order, input.completion) !== order.completion) return refuse(UNDER_WAY)
  if (!mayRetry(order)) return { kind: 'answer', answer: await advanceAndAnswer(order.id, { reread: true }), orderId: order.id }
  const card = await chosenCard(input, buyer, { email: order.email, customerId: order.customerId })
  if (!card) return refuse(CARD_GONE)
  const email = emailOf(input, buyer)
  if (corrects && !(await correctOrderEmail(order.id, email, mailboxOf(email)))) return refuse(UNDER_WAY)
  return retryOrder(order, card, input.completion)
}

type ChosenCard = { kind: 'new'; confirmationTokenId: string; keepsCard: boolean } | { kind: 'saved'; card: SavedCardRow }

/**
 * The card to use; null when a saved card is named that is not this person's, or not of the address it is bought under. A guest never has saved cards, and an order
 * begun as a guest is paid by none: they are on the person's own Customer.
 */
async function chosenCard({ card }: PlaceOrder, buyer: Buyer, payer: { email: string; customerId?: string }): Promise<ChosenCard | null> {
  if (card.kind === 'new') return card
  const own = buyer.viewer && (await findOwnCard({ ...buyer.viewer, ...payer, livemode: env().livemode }, card.savedCardId))
  return own ? { kind: 'saved', card: own } : null
}

/** The order that was made and begun, or why none was. */
type Inserted = { orderId: string; started: StartedOrder } | CheckoutRefusal | 'sold_out' | 'seller_left' | 'holds_too_much' | 'exists'

async function insert(input: PlaceOrder, buyer: Buyer, card: ChosenCard, parts: NewPart[]): Promise<Inserted> {
  const { livemode } = env()
  const email = emailOf(input, buyer)
  const customerId = await payingCustomer(input, buyer, card)
  const shipTo = parts.some(({ delivery }) => delivery) ? input.shipTo : null
  const columns = {
    checkoutId: input.checkoutId,
    ...ownerOf(buyer),
    email,
    locale: buyer.reader?.locale ?? null,
    timeZone: buyer.reader?.timeZone ?? null,
    ...cameFrom(buyer),
    livemode,
    customerId,
    completion: completionOf(input),
    confirmationTokenId: card.kind === 'new' ? card.confirmationTokenId : null,
    savedCardId: card.kind === 'saved' ? card.card.id : null,
    cardStatus: card.kind === 'saved' ? ('ready' as const) : ('needed' as const),
    expiresAt: new Date(Date.now() + MINUTES_TO_FINISH * 60_000),
    wakeAt: quietUntil(new Date()),
    shipTo,
    parts,
  }
  const by = heldBy(buyer, email)
  try {
    return await transaction(async (tx) => {
      await lockConnections(tx, parts, livemode)
      const { orderId, lines } = await insertOrder(tx, columns)
      const taken = await takeStock(tx, lines)
      await limitHolds(tx, by, taken)
      const begun = await beginOrder(tx, orderId, by, taken)
      await holdCodes(tx, orderId, by.mailbox, parts)
      if (card.kind === 'new') await storeConsent(tx, orderId, card.keepsCard)
      await keepConsent(tx, orderId, parts, buyer.reader)
      if (buyer.viewer && shipTo) await keepAddress(tx, buyer.viewer.userId, shipTo)
      await sendSafetyJob(tx, orderId)
      return { orderId, started: await startOrder(tx, orderId, begun) }
    })
  } catch (error) {
    if (error instanceof SoldOut) return 'sold_out'
    if (error instanceof SellerLeft) return 'seller_left'
    if (error instanceof HoldsTooMuch) return 'holds_too_much'
    if (error instanceof CodesGone) return codesRefusal(error.codes) ?? 'sold_out'
    if (isUniqueViolation(error)) return 'exists'
    throw error
  }
}

/** From where somebody buys, for a bank that asks. */
function cameFrom({ network, agent }: Buyer): { network: string | null; agent: string | null } {
  // What is no address (clientIp: "unknown") proves nothing.
  return { network: network && /[.:]/.test(network) ? network : null, agent: agent?.slice(0, MAX_AGENT) || null }
}

/** The Customer the card is on. One that was kept as a guest stays on the Customer of that checkout: Stripe moves none. */
async function payingCustomer(input: PlaceOrder, buyer: Buyer, card: ChosenCard): Promise<string> {
  if (card.kind === 'saved') return card.card.customerId
  const owner = buyer.viewer ? { userId: buyer.viewer.userId } : { checkoutId: input.checkoutId }
  return (await findOrInsertCustomer(owner, emailOf(input, buyer), env().livemode)).id
}

/** A signed-in buyer buys under the address that was proven; only a guest's typed address counts. */
function emailOf(input: PlaceOrder, { viewer }: Buyer): string {
  return (viewer?.email ?? input.email).toLowerCase()
}

/** What holds as long as nobody chooses otherwise. */
function completionOf({ completion }: PlaceOrder): Completion {
  return completion ?? 'all_or_nothing'
}

/** Who has signed in since goes on under the address it was begun with. */
function isSameEmail(order: OrderRow, input: PlaceOrder, buyer: Buyer): boolean {
  return order.email === emailOf(input, buyer) || order.email === input.email
}

function isSameWish(order: OrderRow, input: PlaceOrder): boolean {
  const lines = order.parts.flatMap((part) => part.lines.map((line) => ({ ...line, currency: part.currency })))
  const isSameItem = (item: PlaceOrder['items'][number]) =>
    lines.some(
      (line) =>
        line.variantId === item.variantId &&
        line.quantity === item.quantity &&
        line.unitPriceMinor === item.seenPriceMinor &&
        line.currency === item.seenCurrency,
    )
  const isSameAmount = (seen: NonNullable<PlaceOrder['seenAmounts']>[number], at: number) =>
    order.parts[at]?.amountMinor === seen.amountMinor && order.parts[at]?.currency === seen.currency
  // Begun in another window with other codes or rates, it costs something else than this page says.
  const isSameSum = input.seenAmounts?.every(isSameAmount) ?? true
  const isSamePlace = order.address === null || isSameShipTo(shipToOf(order.address), input.shipTo)
  return isSamePlace && isSameSum && lines.length === input.items.length && input.items.every(isSameItem)
}
