// Shops to which everything happens at Stripe alone: only webhooks can tell. The same things happen to every shop, so that two sets of shops, of which one hears
// of them in order and the other doesn't, must end alike.

import type { Sandbox } from '@souk/local-stripe'
import type Stripe from 'stripe'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import type { ConnectedAccountId } from '@/lib/domain/ids'
import { advanceOrder } from '@/lib/saga/advance-order'
import { fetchMissedEvents } from '@/lib/webhooks/fetch-missed-events'
import { processEvent } from '@/lib/webhooks/process-event'
import { receiveEvent } from '@/lib/webhooks/receive-event'
import { type TestProduct, testMarket } from './market'
import { sandboxStripe } from './webhook-receiver'

/** A shop and the checkouts made at it, in the order of what happened to them. */
export type WorldShop = { accountId: ConnectedAccountId; checkouts: string[] }

type Market = ReturnType<typeof testMarket>
type Scene = { sandbox: Sandbox; market: Market; stripe: Stripe; product: TestProduct; accountId: ConnectedAccountId }

/**
 * Opens shops and lets the same happen to each: a plain payment, one refunded in full and one in part at Stripe, one that waits for the buyer's confirmation and
 * gets it, one where it fails, and an account that may no longer be paid out to.
 */
export async function openShops(sandbox: Sandbox, count: number): Promise<WorldShop[]> {
  const market = testMarket(sandbox)
  const stripe = sandboxStripe(sandbox)
  const shops: WorldShop[] = []
  for (let n = 0; n < count; n += 1) {
    const seller = await market.seller()
    const scene = { sandbox, market, stripe, product: await market.product(seller), accountId: seller.accountId }
    const checkouts = [
      await paid(scene),
      await refunded(scene),
      await refunded(scene, 1000),
      await confirmed(scene, 'succeeded'),
      await confirmed(scene, 'failed'),
    ]
    await sandbox.control.changeAccount(seller.accountId, { payouts_enabled: false, currently_due: ['external_account'] })
    shops.push({ accountId: seller.accountId, checkouts })
  }
  return shops
}

async function paid({ market, product }: Scene, card?: string): Promise<string> {
  const wish = market.wish(product, await market.card(card))
  await placeOrder(wish, market.guest())
  return wish.checkoutId
}

async function refunded(scene: Scene, amount?: number): Promise<string> {
  const checkoutId = await paid(scene)
  const { chargeId } = await partOf(checkoutId)
  await scene.stripe.refunds.create({ charge: chargeId ?? '', ...(amount && { amount }) }, { stripeAccount: scene.accountId })
  return checkoutId
}

/** The buyer confirms in another tab, or fails to, and never comes back to the shop. */
async function confirmed(scene: Scene, outcome: 'succeeded' | 'failed'): Promise<string> {
  const { sandbox } = scene
  const checkoutId = await paid(scene, 'pm_card_authenticationRequired')
  const before = await partOf(checkoutId)
  if (before.order.cardStatus === 'requires_action') {
    await sandbox.control.authenticate(before.order.setupIntentId ?? '')
    await advanceOrder(before.orderId, { reread: true })
  }
  const { paymentIntentId } = await partOf(checkoutId)
  await sandbox.control.authenticate(paymentIntentId ?? '', outcome)
  return checkoutId
}

function partOf(checkoutId: string) {
  return db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId } }, include: { order: true, settlement: true } })
}

/** Hands over everything that happened on these accounts and on our own, one after the other as it happened, each processed before the next. */
export async function hearInOrder(sandbox: Sandbox, shops: WorldShop[]): Promise<void> {
  const stripe = sandboxStripe(sandbox)
  for (const account of [null, ...shops.map(({ accountId }) => accountId)]) {
    const events = await stripe.events.list({ limit: 100 }, account ? { stripeAccount: account } : {}).autoPagingToArray({ limit: 10_000 })
    const secret = process.env[account ? 'STRIPE_CONNECT_WEBHOOK_SECRETS' : 'STRIPE_WEBHOOK_SECRETS'] ?? ''
    for (const event of events.toReversed()) {
      const payload = JSON.stringify(account ? { ...event, account } : event)
      await receiveEvent(account ? 'connect' : 'platform', payload, stripe.webhooks.generateTestHeaderString({ payload, secret }))
      await processEvent(event.id)
    }
  }
}

/** Processes what was received, as it came, and again what failed, as the jobs would. */
export async function processReceived(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    const where = { status: { in: ['received' as const, 'failed' as const] } }
    const events = await db().webhookEvent.findMany({ where, select: { id: true }, orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }] })
    for (const { id } of events) await processEvent(id).catch(() => undefined)
  }
}

/** Reads the lists of what could not be delivered, of all these accounts and of our own. @returns how many events were found there */
export async function fetchLost(shops: WorldShop[]): Promise<number> {
  // The local Stripe's clock may be a minute ahead, and what is young is left alone.
  const now = new Date(Date.now() + 10 * 60_000)
  let found = await fetchMissedEvents(null, now)
  for (const { accountId } of shops) found += await fetchMissedEvents(accountId, now)
  return found
}

/** What we know about a shop and its orders, without what differs from shop to shop. */
export async function knowledgeOf({ accountId, checkouts }: WorldShop) {
  const { chargesEnabled, payoutsEnabled, currentlyDue } = await db().connectedAccount.findFirstOrThrow({ where: { accountId } })
  const orders = await Promise.all(
    checkouts.map(async (checkoutId) => {
      const { status, refundedMinor, settlement, order } = await partOf(checkoutId)
      const { netMinor = null, stripeFeeMinor = null } = settlement ?? {}
      return { order: order.status, card: order.cardStatus, part: status, refundedMinor, netMinor, stripeFeeMinor }
    }),
  )
  return { chargesEnabled, payoutsEnabled, currentlyDue, orders }
}
