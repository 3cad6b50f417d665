import { randomUUID } from 'node:crypto'
import type { Sandbox } from '@souk/local-stripe'
import { db } from '@/lib/db/client'
import { CheckoutId, ConfirmationTokenId, ConnectedAccountId } from '@/lib/domain/ids'
import type { ChargeModel } from '@/lib/domain/order/charge-model'
import type { ShippingRate } from '@/lib/domain/shipping/rates'
import type { ShipTo } from '@/lib/domain/shipping/ship-to'
import type { TaxRate } from '@/lib/domain/tax/tax-rates'
import type { PlaceOrder } from '@/lib/domain/wire/checkout-wire'
import type { Buyer } from '@/lib/orders/access'
import { syncAccount } from '@/lib/sellers/sync-account'
import { makeProduct, makeSeller } from './rows'
import { sandboxStripe } from './webhook-receiver'

type Account = {
  businessName?: string
  country?: string
  currency?: string
  chargesEnabled?: boolean
  descriptor?: string
  chargeModel?: ChargeModel
}
export type TestSeller = { sellerId: string; userId: string; accountId: ConnectedAccountId; email: string }
type ProductColumns = {
  kind?: 'physical' | 'digital' | 'service'
  isMadeToOrder?: boolean
  weightGrams?: number | null
  priceMinor?: number
  currency?: string
  stock?: number | null
  name?: string
}
export type TestProduct = { id: string; variantId: string; slug: string; priceMinor: number; currency: string }

/** Sellers, products and buyers for integration tests: rows in the test's database, accounts and cards in the test's local Stripe. */
export function testMarket(sandbox: Sandbox) {
  return {
    seller: (account: Account = {}) => connectedSeller(sandbox, account),
    product: ({ sellerId }: { sellerId: string }, columns: ProductColumns = {}) =>
      makeProduct(sellerId, { name: 'Blue bowl', priceMinor: 2500, ...columns }),
    /** A card as the Payment Element would hand it over, by the name of Stripe's test card; its buyer keeps it unless told. */
    card: (paymentMethod = 'pm_card_visa', { keepsCard = true } = {}) => confirmationToken(sandbox, paymentMethod, keepsCard),
    guest: (): Buyer => ({ viewer: null, browserHash: randomUUID() }),
    member: makeMember,
    wish: makeWish,
    zone: makeZone,
    tax: makeTax,
    stripeTax: (seller: TestSeller, behavior?: 'inclusive' | 'exclusive') => makeStripeTax(sandbox, seller, behavior),
    /** The calls to Stripe that `work` makes, as "POST /v1/customers acct_…" with null for the platform. */
    callsDuring: <T>(work: () => Promise<T>) => callsDuring(sandbox, work),
  }
}

/** A seller whose account exists in the local Stripe and has been read from it. */
async function connectedSeller(sandbox: Sandbox, { businessName = 'Clay & Kiln', chargeModel = 'direct', ...account }: Account): Promise<TestSeller> {
  const email = `seller-${randomUUID()}@souk.test`
  const id = await (chargeModel === 'direct' ? ownAccount : managedAccount)(sandbox, { ...account, email, businessName })
  if (account.descriptor) await sandbox.control.changeAccount(id, { statement_descriptor: account.descriptor })
  const accountId = ConnectedAccountId.parse(id)
  const managed = chargeModel === 'destination' && { chargeModel, isManaged: true }
  const seller = await makeSeller({ shopName: businessName, email, connection: { accountId, ...managed } })
  await syncAccount(accountId)
  return { sellerId: seller.id, userId: seller.userId, accountId, email }
}

type NewAccount = Account & { email: string; businessName: string }

async function ownAccount(sandbox: Sandbox, { email, businessName, country = 'US', currency = 'usd', chargesEnabled = true }: NewAccount) {
  const { id } = await sandbox.control.createAccount({
    email,
    business_name: businessName,
    country,
    default_currency: currency,
    charges_enabled: chargesEnabled,
  })
  await sandbox.control.connect(id)
  return id
}

/** An account that the platform makes, of the kind that is charged through it: Express, with losses and fees borne by the platform. */
async function managedAccount(sandbox: Sandbox, { email, businessName, country = 'US', currency = 'usd', chargesEnabled = true }: NewAccount) {
  const { id } = await sandboxStripe(sandbox).accounts.create({
    controller: {
      stripe_dashboard: { type: 'express' },
      requirement_collection: 'stripe',
      losses: { payments: 'application' },
      fees: { payer: 'application' },
    },
    ...{ email, country, default_currency: currency },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  })
  const change = {
    charges_enabled: chargesEnabled,
    payouts_enabled: chargesEnabled,
    capabilities: { card_payments: 'active', transfers: 'active' },
  } as const
  await sandbox.control.changeAccount(id, { ...change, business_name: businessName })
  return id
}

async function makeMember(email = `buyer-${randomUUID()}@souk.test`): Promise<Buyer & { viewer: { userId: string; email: string } }> {
  const { id } = await db().user.create({ data: { email, emailVerified: new Date() } })
  return { viewer: { userId: id, email }, browserHash: randomUUID() }
}

type Zone = { countries?: string[]; postalPrefixes?: string[]; rates?: Partial<Omit<ShippingRate, 'id'>>[] }

/** A zone of the seller after those that are there: everywhere, at one rate of $5.00, unless told otherwise. @returns the ids of its rates */
async function makeZone({ sellerId }: { sellerId: string }, { countries = [], postalPrefixes = [], rates = [{}] }: Zone = {}): Promise<string[]> {
  const position = await db().shippingZone.count({ where: { sellerId } })
  const usual = { name: 'Standard', kind: 'flat', currency: 'usd', priceMinor: 500 } as const
  const create = rates.map((rate, at) => ({ ...usual, ...rate, position: at }))
  const zone = { sellerId, name: 'Zone', countries, postalPrefixes, position, rates: { create } }
  const made = await db().shippingZone.create({ data: zone, include: { rates: { orderBy: { position: 'asc' } } } })
  return made.rates.map(({ id }) => id)
}

type Tax = { behavior: 'inclusive' | 'exclusive'; rates: Partial<TaxRate>[] }

/** The seller charges tax by these rates, on delivery too unless told otherwise. */
async function makeTax({ sellerId }: { sellerId: string }, { behavior, rates }: Tax): Promise<void> {
  const usual = { name: 'VAT', country: 'US', rateMicros: 100_000 }
  const create = rates.map((rate, position) => ({ ...usual, ...rate, position }))
  await db().sellerTax.create({ data: { sellerId, mode: 'rates', behavior, rates: { create } } })
}

/** The seller charges tax by Stripe Tax, which is set up on their account with a registration in New York (4 % there). */
async function makeStripeTax(
  sandbox: Sandbox,
  { sellerId, accountId }: TestSeller,
  behavior: 'inclusive' | 'exclusive' = 'exclusive',
): Promise<void> {
  const set = async (path: string, fields: Record<string, string>) => {
    const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
    const response = await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) })
    if (!response.ok) throw new Error(await response.text())
  }
  await set('/v1/tax/settings', { 'head_office[address][country]': 'US', 'head_office[address][state]': 'NY' })
  const registration = { 'country_options[us][state]': 'NY', 'country_options[us][type]': 'state_sales_tax' }
  await set('/v1/tax/registrations', { active_from: 'now', country: 'US', ...registration })
  await db().sellerTax.create({ data: { sellerId, mode: 'stripe', behavior } })
}

/** An address in Burlington, Vermont, unless told otherwise. */
export function shipTo(columns: Partial<ShipTo> = {}): ShipTo {
  const usual = {
    name: 'Ada Lovelace',
    phone: null,
    line1: '1 Church Street',
    line2: null,
    city: 'Burlington',
    state: 'VT',
    postalCode: '05401',
    country: 'US',
  }
  return { ...usual, ...columns }
}

type Wishes = {
  email?: string
  quantity?: number
  shipTo?: ShipTo | null
  rateIds?: string[]
  codes?: string[]
  buyerPlace?: PlaceOrder['buyerPlace']
  checkoutId?: string
  completion?: PlaceOrder['completion']
}

function makeWish(products: TestProduct | TestProduct[], card: PlaceOrder['card'], more: Wishes = {}): PlaceOrder {
  const {
    shipTo: place = null,
    rateIds = [],
    codes = [],
    buyerPlace = null,
    email = `guest-${randomUUID()}@souk.test`,
    quantity = 1,
    checkoutId = randomUUID(),
    completion = 'all_or_nothing',
  } = more
  const items = [products].flat().map(({ variantId, priceMinor, currency }) => ({
    variantId,
    quantity,
    seenPriceMinor: priceMinor,
    seenCurrency: currency,
  }))
  const digitalConsent = true
  return { checkoutId: CheckoutId.parse(checkoutId), email, items, shipTo: place, rateIds, codes, buyerPlace, digitalConsent, completion, card }
}

async function confirmationToken(sandbox: Sandbox, paymentMethod: string, keepsCard: boolean): Promise<Extract<PlaceOrder['card'], { kind: 'new' }>> {
  const response = await fetch(`${sandbox.url}/v1/test_helpers/confirmation_tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sandbox.platform.secretKey}` },
    body: new URLSearchParams({ payment_method: paymentMethod }),
  })
  const body = (await response.json()) as { id?: string }
  if (!body.id) throw new Error(`No confirmation token: ${JSON.stringify(body)}`)
  return { kind: 'new', confirmationTokenId: ConfirmationTokenId.parse(body.id), keepsCard }
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
