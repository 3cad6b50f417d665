import type { Sandbox } from '@souk/local-stripe'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import type { Buyer } from '@/lib/orders/access'
import { advanceOrder } from '@/lib/saga/advance-order'
import { stripeNow } from '@/lib/stripe/clock'
import { type TestProduct, type TestSeller, testMarket } from './market'

const DAY_SECONDS = 86_400

type When = { inDays: number } | 'on_shipment'
export type LaterOrder = { seller: TestSeller; product: TestProduct; buyer: Buyer; orderId: string; checkoutId: string; partId: string }

/** Orders that are charged on later days, and the local Stripe's clock that brings those days about. */
export function testLaterCharges(sandbox: Sandbox) {
  const market = testMarket(sandbox)
  const product = async (seller: TestSeller, when: When, stock: number | null = null) => {
    const made = await market.product(seller, { stock })
    const chargeOn = when === 'on_shipment' ? null : new Date((await stripeNow()).getTime() + when.inDays * DAY_SECONDS * 1000)
    await db().product.update({ where: { id: made.id }, data: { chargeWhen: when === 'on_shipment' ? when : 'on_date', chargeOn } })
    return made
  }
  const confirm = (intentId: string | null, outcome?: 'succeeded' | 'failed') => sandbox.control.authenticate(intentId ?? '', outcome)
  return {
    market,
    product,
    confirm,
    /** One seller's order, placed and, where the bank asks while the card is saved, confirmed. */
    order: async (when: When, card = 'pm_card_visa', stock: number | null = null): Promise<LaterOrder> => {
      const seller = await market.seller()
      const made = await product(seller, when, stock)
      const buyer = market.guest()
      const wish = market.wish(made, await market.card(card))
      const placed = await placeOrder(wish, buyer)
      if (placed.kind === 'answer' && placed.answer.status === 'needs_authentication') {
        const { setupIntentId } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId } })
        await confirm(setupIntentId)
        await continueOrder(wish.checkoutId, buyer)
      }
      const row = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
      return { seller, product: made, buyer, orderId: row.id, checkoutId: wish.checkoutId, partId: row.parts[0]?.id ?? '' }
    },
    /** Lets so many days go by, and what is due then happen, as the sweep's job does it. */
    daysLater: async (days: number, orderId: string) => {
      await sandbox.control.advance(Math.round(days * DAY_SECONDS) + 60)
      await advanceOrder(orderId, { reread: true })
    },
    /** Each charge that Stripe has on the seller's account, newest first: "captured", "held", "released" or "failed". */
    charges: async ({ accountId }: TestSeller): Promise<string[]> => {
      const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
      const list = (await (await fetch(`${sandbox.url}/v1/charges?limit=100`, { headers })).json()) as {
        data: { status: string; captured: boolean; refunded: boolean }[]
      }
      return list.data.map(({ status, captured, refunded }) =>
        status === 'failed' ? status : refunded ? 'released' : captured ? 'captured' : 'held',
      )
    },
    /** The seller takes the platform's access back inside Stripe; and gives it again. */
    leave: ({ accountId }: TestSeller) => sandbox.control.disconnect(accountId),
    comeBack: ({ accountId }: TestSeller) => sandbox.control.connect(accountId),
    part: (id: string) => db().sellerOrder.findUniqueOrThrow({ where: { id }, include: { order: true } }),
    /** What mails were asked for about an order, as "about to". */
    mails: async (orderId: string): Promise<string[]> => {
      const rows = await db().$queryRaw<{ data: { about: string; to: string } }[]>`
        select j.data from pgboss.job j join "SellerOrder" p on p.id = j.data->>'sellerOrderId'
        where j.name = 'send-order-mail' and p."orderId" = ${orderId} order by j.created_on`
      return rows.map(({ data }) => `${data.about} ${data.to}`)
    },
  }
}
