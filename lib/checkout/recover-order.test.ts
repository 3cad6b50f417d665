import { afterAll, afterEach, expect, test } from 'vitest'
import { cancelOrder } from '@/lib/cancelation/cancel-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { findOrderOfPart } from '@/lib/db/orders/orders'
import { readyToShip } from '@/lib/fulfilment/ready-to-ship'
import { translatorFor } from '@/lib/i18n/translator'
import { buyerMail } from '@/lib/notices/buyer-mail'
import { readOrder } from '@/lib/orders/read-order'
import { testDatabase } from '@/testing/database'
import { type LaterOrder, testLaterCharges } from '@/testing/later-charges'
import { testSandbox } from '@/testing/sandbox'
import { checkoutPage } from './checkout-page'
import { placeOrder } from './place-order'
import { recoverOrder } from './recover-order'
import { recoverPage } from './recover-page'

await testDatabase()
const sandbox = await testSandbox()
const { market, product, order, daysLater, charges, part, confirm, mails, leave } = testLaterCharges(sandbox)
afterAll(stopJobs)
afterEach(() => sandbox.control.clearFaults())

/** What the mail about a refused charge has in it: the address that puts it right, and its key. */
/** The mail of a refused charge, as a signed-in person gets it. */
async function mailedLink({ partId }: LaterOrder): Promise<{ text: string; key: string }> {
  const found = await findOrderOfPart(partId)
  if (!found) throw new Error('no order')
  const { text } = await buyerMail({ ...found.order, userId: 'proven' }, found.part, 'refused')
  const link = /https?:\/\/\S+\/recover\?key=\S+/.exec(text)?.[0]
  return { text, key: new URL(link ?? 'none:').searchParams.get('key') ?? '' }
}

const SAME = { kind: 'same' as const }

test('a refused later charge is confirmed with the bank on another device and paid with the same card', async () => {
  const made = await order({ inDays: 20 }, 'pm_card_authenticationRequired')
  await daysLater(20, made.orderId)
  const { text, key } = await mailedLink(made)
  expect(text).toContain(translatorFor().say({ key: 'card.confirm' }))
  const elsewhere = market.guest()
  expect(await recoverOrder(made.orderId, { key: null, card: SAME }, elsewhere)).toBeNull()
  expect(await recoverPage(made.orderId, elsewhere, key)).toMatchObject({
    state: 'ready',
    view: { isConfirmation: true, checkout: { savedCards: [{ last4: '3184' }] } },
  })
  const { paymentIntentId } = await part(made.partId)
  const answer = await recoverOrder(made.orderId, { key, card: SAME }, elsewhere)
  expect(answer).toMatchObject({ answer: { status: 'needs_authentication', accountId: made.seller.accountId } })
  expect(await recoverPage(made.orderId, elsewhere, key)).toMatchObject({ state: 'ready', view: { isWaiting: true } })
  await confirm(paymentIntentId)
  expect(await recoverOrder(made.orderId, { key, card: null }, elsewhere)).toMatchObject({ answer: { status: 'paid' } })
  // The one PaymentIntent of the part, whoever was there when it was tried.
  expect(await part(made.partId)).toMatchObject({
    status: 'captured',
    paymentIntentId,
    tries: 1,
    givesUp: false,
    order: { status: 'paid', attempt: 2 },
  })
  expect((await charges(made.seller)).filter((state) => state === 'captured')).toEqual(['captured'])
  expect((await mails(made.orderId)).slice(2)).toEqual(['refused buyer', 'refused seller', 'paid seller', 'paid buyer'])
  expect(await recoverPage(made.orderId, elsewhere, key)).toMatchObject({ state: 'redirect' })
})

test('a refused later charge that is paid with another card is not tried again by the schedule', async () => {
  const made = await order({ inDays: 20 }, 'pm_card_chargeCustomerFail')
  await daysLater(20, made.orderId)
  const { key } = await mailedLink(made)
  const card = await market.card('pm_card_mastercard')
  const both = await Promise.all([recoverOrder(made.orderId, { key, card }, made.buyer), recoverOrder(made.orderId, { key, card }, made.buyer)])
  for (const answer of both) expect(answer).toMatchObject({ answer: { status: 'paid' } })
  await daysLater(8, made.orderId)
  expect((await charges(made.seller)).filter((state) => state === 'captured')).toEqual(['captured'])
})

test('a later charge that is refused again goes on by its schedule, without a mail of what the buyer has just read', async () => {
  const made = await order({ inDays: 20 }, 'pm_card_chargeCustomerFail')
  await daysLater(20, made.orderId)
  expect(await recoverOrder(made.orderId, { key: null, card: SAME }, made.buyer)).toMatchObject({ answer: { status: 'declined' } })
  expect(await part(made.partId)).toMatchObject({ status: 'declined', tries: 1, givesUp: false, order: { status: 'declined', attempt: 2 } })
  expect((await mails(made.orderId)).slice(2)).toEqual(['refused buyer', 'refused seller'])
  await daysLater(1, made.orderId)
  expect(await part(made.partId)).toMatchObject({ status: 'declined', tries: 2 })
})

test('a refused later charge can still be paid with its first card after another card could not be saved', async () => {
  const made = await order({ inDays: 20 }, 'pm_card_authenticationRequired')
  await daysLater(20, made.orderId)
  const refused = await market.card('pm_card_chargeDeclined')
  expect(await recoverOrder(made.orderId, { key: null, card: refused }, made.buyer)).toMatchObject({ answer: { status: 'declined' } })
  expect(await recoverPage(made.orderId, made.buyer)).toMatchObject({ view: { checkout: { savedCards: [{ last4: '3184' }] } } })
  expect(await recoverOrder(made.orderId, { key: null, card: SAME }, made.buyer)).toMatchObject({ answer: { status: 'needs_authentication' } })
  await confirm((await part(made.partId)).paymentIntentId)
  expect(await recoverOrder(made.orderId, { key: null, card: null }, made.buyer)).toMatchObject({ answer: { status: 'paid' } })
  expect((await charges(made.seller)).filter((state) => state === 'captured')).toEqual(['captured'])
})

test('a refused later charge goes on by its schedule with its first card after another card could not be saved', async () => {
  const made = await order('on_shipment', 'pm_card_chargeCustomerFail')
  await readyToShip(made.seller.sellerId, made.partId)
  const refused = await market.card('pm_card_visa_chargeDeclinedInsufficientFunds')
  expect(await recoverOrder(made.orderId, { key: null, card: refused }, made.buyer)).toMatchObject({
    answer: {
      status: 'declined',
      sentence: [{ key: 'order.notPaid' }, { key: 'card.insufficientFunds' }, { key: 'order.next.retry' }, { key: 'order.next.payNow' }],
    },
  })
  expect((await mails(made.orderId)).filter((mail) => mail === 'refused buyer')).toHaveLength(1)
  for (const [tries, days] of [1, 2, 2, 2].entries()) {
    expect(await part(made.partId)).toMatchObject({ status: 'declined', tries: tries + 1, givesUp: false })
    await daysLater(days, made.orderId)
  }
  expect(await part(made.partId)).toMatchObject({ status: 'canceled', tries: 5 })
})

test("a buyer who leaves the bank's window is not charged, and the charge is not canceled before a week is over", async () => {
  const made = await order({ inDays: 20 }, 'pm_card_authenticationRequired', 1)
  await daysLater(20, made.orderId)
  await recoverOrder(made.orderId, { key: null, card: SAME }, made.buyer)
  await daysLater(3, made.orderId)
  expect(await part(made.partId)).toMatchObject({ status: 'requires_action' })
  await daysLater(4, made.orderId)
  expect(await part(made.partId)).toMatchObject({ status: 'canceled', order: { status: 'canceled' } })
  expect(await charges(made.seller)).not.toContain('captured')
  expect(await db().product.findUnique({ where: { id: made.product.id } })).toMatchObject({ stock: 1 })
})

test('a refused later charge is paid together with what was refused at the checkout, and the page shows both first', async () => {
  const [one, two] = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
  const products = [await market.product(one), await product(two, 'on_shipment')]
  const buyer = market.guest()
  const wish = market.wish(products, await market.card('pm_card_chargeCustomerFail'), { completion: 'keep_what_worked' })
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'partly_paid' } })
  const { id, parts } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
  const later = parts.find(({ chargeWhen }) => chargeWhen === 'on_shipment')
  expect(await readyToShip(two.sellerId, later?.id ?? '')).toMatchObject({ kind: 'ready' })
  const page = await recoverPage(id, buyer)
  expect(page).toMatchObject({ view: { checkout: { totals: [{ nowMinor: 5000, laterMinor: 0 }] } } })
  expect(await recoverOrder(id, { key: null, card: await market.card('pm_card_mastercard') }, buyer)).toMatchObject({ answer: { status: 'paid' } })
  expect([await charges(one), await charges(two)]).toEqual([
    ['captured', 'failed'],
    ['captured', 'failed'],
  ])
})

test('a refused charge of a shipped part cannot be ended from the checkout, and its page shows it as due now', async () => {
  const made = await order('on_shipment', 'pm_card_chargeCustomerFail')
  await readyToShip(made.seller.sellerId, made.partId)
  const query = { productSlug: null, quantity: 1, checkoutId: made.checkoutId }
  expect(await checkoutPage(query, made.buyer)).toEqual({ state: 'redirect', url: `/orders/${made.orderId}` })
  expect(await cancelOrder(made.checkoutId, made.buyer)).toMatchObject({ status: 'declined' })
  expect(await part(made.partId)).toMatchObject({ status: 'declined', tries: 1, givesUp: false })
  await daysLater(1, made.orderId)
  expect(await part(made.partId)).toMatchObject({ status: 'declined', tries: 2 })
})

test('recovering an order that is partly paid leaves alone what is paid', async () => {
  const [one, two] = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
  const wish = market.wish([await market.product(one), await product(two, { inDays: 20 })], await market.card('pm_card_visa'))
  const buyer = market.guest()
  await placeOrder(wish, buyer)
  const { id } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
  await sandbox.control.changeAccount(two.accountId, { charges_enabled: false })
  await daysLater(20, id)
  const view = await readOrder(id, buyer)
  expect(view).toMatchObject({
    status: 'partly_paid',
    isLate: true,
    // Only the seller can help: the buyer is not asked for another card.
    checkoutUrl: null,
    sentence: expect.arrayContaining([{ key: 'order.notPaid', values: { shops: { names: ['Paper Moon'] } } }]),
  })
  await sandbox.control.changeAccount(two.accountId, { charges_enabled: true })
  expect(await recoverOrder(id, { key: null, card: await market.card('pm_card_mastercard') }, buyer)).toMatchObject({ answer: { status: 'paid' } })
  expect([await charges(one), await charges(two)]).toEqual([['captured'], ['captured']])
})

test.each(['left_open', 'outcome_unknown'])('a refused later charge is recovered although the seller of another part has left (%s)', async (end) => {
  const [gone, own] = [await market.seller({ businessName: 'Paper Moon' }), await market.seller()]
  const wish = market.wish([await product(gone, { inDays: 20 }), await product(own, 'on_shipment')], await market.card('pm_card_chargeCustomerFail'))
  const buyer = market.guest()
  await placeOrder(wish, buyer)
  const { id, parts } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
  const idOf = ({ sellerId }: { sellerId: string }) => parts.find((each) => each.sellerId === sellerId)?.id ?? ''
  if (end === 'outcome_unknown') {
    const account = gone.accountId
    await sandbox.control.addFault({ method: 'POST', path: '^/v1/payment_intents$', account, action: 'error_500_after', times: 999 })
    await sandbox.control.addFault({ method: 'GET', path: '^/v1/payment_intents', account, action: 'error_500_before', times: 999 })
  }
  await daysLater(20, id)
  await leave(gone)
  await sandbox.control.clearFaults()
  const asked = { sellerOrder: { id: idOf(gone), status: 'authorizing' as const } }
  await db().partCall.updateMany({ where: asked, data: { requestedAt: new Date(Date.now() - 16 * 60_000) } })
  for (const days of [1, 2, 2, 1]) await daysLater(days, id)
  await readyToShip(own.sellerId, idOf(own))
  await daysLater(1, id)
  expect(await part(idOf(gone))).toMatchObject({ status: 'canceled', endReason: end })
  expect(await part(idOf(own))).toMatchObject({ status: 'declined' })
  const answer = await recoverOrder(id, { key: null, card: await market.card('pm_card_mastercard') }, buyer)
  expect(answer).toMatchObject({ kind: 'answer', answer: { status: 'paid' } })
  expect(await part(idOf(own))).toMatchObject({ status: 'captured' })
  expect(await part(idOf(gone))).toMatchObject({ status: 'canceled', endReason: end })
})
