import { randomUUID } from 'node:crypto'
import type { Sandbox } from '@souk/local-stripe'
import { db } from '@/lib/db/client'
import { CheckoutId, ConfirmationTokenId, ConnectedAccountId } from '@/lib/domain/ids'
import type { PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import type { Buyer } from '@/lib/orders/access'
import { syncAccount } from '@/lib/sellers/sync-account'

type Account = { businessName?: string; country?: string; currency?: string; chargesEnabled?: boolean; descriptor?: string }
export type TestSeller = { sellerId: string; userId: string; accountId: ConnectedAccountId; email: string }
export type TestProduct = { id: string; slug: string; priceMinor: number; currency: string }

/** Sellers, products and buyers for integration tests: rows in the test's database, accounts and cards in the test's local Stripe. */
export function testMarket(sandbox: Sandbox) {
  return {
    seller: (account: Account = {}) => makeSeller(sandbox, account),
    product: makeProduct,
    /** A card as the Payment Element would hand it over, by the name of Stripe's test card. */
    card: (paymentMethod = 'pm_card_visa') => confirmationToken(sandbox, paymentMethod),
    guest: (): Buyer => ({ viewer: null, browserHash: randomUUID() }),
    member: makeMember,
    wish: makeWish,
    /** The calls to Stripe that `work` makes, as "POST /v1/customers acct_…" with null for the platform. */
    callsDuring: <T>(work: () => Promise<T>) => callsDuring(sandbox, work),
  }
}

async function makeSeller(sandbox: Sandbox, account: Account): Promise<TestSeller> {
  const email = `seller-${randomUUID()}@souk.test`
  const made = await sandbox.control.createAccount({
    email,
    business_name: account.businessName ?? 'Clay & Kiln',
    country: account.country ?? 'US',
    default_currency: account.currency ?? 'usd',
    charges_enabled: account.chargesEnabled ?? true,
  })
  await sandbox.control.connect(made.id)
  if (account.descriptor) await sandbox.control.changeAccount(made.id, { statement_descriptor: account.descriptor })
  const seller = await db().seller.create({
    data: {
      shopName: account.businessName ?? 'Clay & Kiln',
      slug: `shop-${randomUUID()}`,
      user: { create: { email, emailVerified: new Date() } },
      connection: { create: { accountId: made.id, livemode: false, scope: 'read_write' } },
    },
  })
  const accountId = ConnectedAccountId.parse(made.id)
  await syncAccount(accountId)
  return { sellerId: seller.id, userId: seller.userId, accountId, email }
}

async function makeProduct(
  seller: { sellerId: string },
  facts: { priceMinor?: number; currency?: string; stock?: number | null; name?: string } = {},
): Promise<TestProduct> {
  const { priceMinor = 2500, currency = 'usd', stock = null, name = 'Blue bowl' } = facts
  const columns = { sellerId: seller.sellerId, name, description: 'Thrown by hand.', priceMinor, currency, stock, slug: `product-${randomUUID()}` }
  return db().product.create({ data: columns })
}

async function makeMember(email = `buyer-${randomUUID()}@souk.test`): Promise<Buyer & { viewer: { userId: string; email: string } }> {
  const { id } = await db().user.create({ data: { email, emailVerified: new Date() } })
  return { viewer: { userId: id, email }, browserHash: randomUUID() }
}

type Wishes = { email?: string; quantity?: number; checkoutId?: string; completion?: PlaceOrder['completion'] }

function makeWish(products: TestProduct | TestProduct[], card: PlaceOrder['card'], more: Wishes = {}): PlaceOrder {
  const { email = `guest-${randomUUID()}@souk.test`, quantity = 1, checkoutId = randomUUID(), completion = 'all_or_nothing' } = more
  const items = [products].flat().map(({ id, priceMinor, currency }) => ({
    productId: id,
    quantity,
    seenPriceMinor: priceMinor,
    seenCurrency: currency,
  }))
  return { checkoutId: CheckoutId.parse(checkoutId), email, items, completion, card }
}

async function confirmationToken(sandbox: Sandbox, paymentMethod: string): Promise<Extract<PlaceOrder['card'], { kind: 'new' }>> {
  const response = await fetch(`${sandbox.url}/v1/test_helpers/confirmation_tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.platform.secretKey}` },
    body: new URLSearchParams({ payment_method: paymentMethod }),
  })
  const body = (await response.json()) as { id?: string }
  if (!body.id) throw new Error(`No confirmation token: ${JSON.stringify(body)}`)
  return { kind: 'new', confirmationTokenId: ConfirmationTokenId.parse(body.id) }
}

async function callsDuring<T>(sandbox: Sandbox, work: () => Promise<T>): Promise<{ result: T; calls: string[] }> {
  await sandbox.control.clearCalls()
  const result = await work()
  const log = await sandbox.control.calls()
  return {
    result,
    calls: log.map(({ method, path, account }) => `${method} ${path}${account && account !== sandbox.platform.accountId ? ' on the account' : ''}`),
  }
}
