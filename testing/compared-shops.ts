import type { Sandbox } from '@souk/local-stripe'
import Stripe from 'stripe'
import { readBalance } from '@/lib/balance/read-balance'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { PLATFORM } from '@/lib/domain/balance/booked'
import { postBooked } from '@/lib/ledger/post-booked'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import { reconcile } from '@/lib/reconciliation/reconcile'
import { type TestProduct, type TestSeller, testMarket } from './market'

const HOURS = 2 * 3600

/** Sales whose books are compared with Stripe, and what happens at Stripe behind the shop's back. Nothing is delivered: no event is heard. */
export function comparedShops(sandbox: Sandbox) {
  const market = testMarket(sandbox)
  const stripe = new Stripe(sandbox.platform.secretKey, { host: 'localhost', port: new URL(sandbox.url).port, protocol: 'http' })

  /** A purchase of $100.00, whose fee is $5.00. */
  async function buy(seller: TestSeller, card = 'pm_card_visa', product?: TestProduct) {
    const wish = market.wish(product ?? (await market.product(seller, { priceMinor: 10_000 })), await market.card(card))
    await placeOrder(wish, market.guest())
    return db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } } })
  }

  async function sell(seller: TestSeller) {
    const part = await buy(seller)
    await settleSellerOrder(part.id)
    return part
  }

  async function sold() {
    const seller = await market.seller()
    const part = await sell(seller)
    return { seller, part, on: { stripeAccount: seller.accountId } }
  }

  /** Stripe's time goes by; everything is read and compared. */
  async function pass({ accountId }: Pick<TestSeller, 'accountId'>) {
    await sandbox.control.advance(HOURS)
    for (const owner of [PLATFORM, accountId] as const) await readBalance(owner)
    await postBooked()
    for (const owner of [PLATFORM, accountId] as const) await reconcile(owner)
  }

  const differencesOf = ({ accountId }: Pick<TestSeller, 'accountId'>) =>
    db().difference.findMany({ where: { accountId: { in: [accountId, PLATFORM] } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })

  /** A charge that came to Stripe without the shop, of $30.00; on the platform unless told. */
  async function charge(metadata: Record<string, string>, on: { stripeAccount?: string } = {}) {
    const made = { amount: 3000, currency: 'usd', payment_method: 'pm_card_visa', confirm: true, off_session: true, metadata }
    return stripe.paymentIntents.create({ ...made, automatic_payment_methods: { enabled: true, allow_redirects: 'never' } }, on)
  }

  return { market, stripe, buy, sell, sold, pass, differencesOf, charge }
}
