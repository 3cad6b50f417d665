import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { env } from '@/lib/env'
import { listFeeRefusals } from '@/lib/pricing/fee-refusals'
import { sellerOverview } from '@/lib/sellers/seller-overview'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { checkoutPage } from './checkout-page'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

const buy = async (product: Awaited<ReturnType<typeof market.product>>, more = {}) =>
  placeOrder(market.wish(product, await market.card(), more), market.guest())

describe('the least charge counts in the currency it settles in, before anything is charged', () => {
  test.each([
    ['jpy', 50, 82],
    ['krw', 50, 770],
    ['inr', 50, 4800],
    ['gbp', 30, 41],
  ])('an account that settles in dollars: %s %i is refused by the checkout, with what is missing', async (currency, priceMinor, least) => {
    const product = await market.product(await market.seller(), { currency, priceMinor })
    const { result, calls } = await market.callsDuring(() => buy(product))
    expect(result).toMatchObject({
      kind: 'refused',
      refusal: {
        code: 'below_minimum',
        sentence: [
          { key: 'cart.belowMinimum', values: { limit: { amountMinor: least, currency }, missing: { amountMinor: least - priceMinor, currency } } },
        ],
      },
    })
    expect(calls.filter((call) => call.includes('payment_intents'))).toEqual([])
  })

  test.each([
    ['US', 'usd', 'jpy', 82],
    ['US', 'usd', 'krw', 770],
    ['US', 'usd', 'gbp', 41],
    ['US', 'usd', 'huf', 19_000],
    ['JP', 'jpy', 'jpy', 50],
    ['AE', 'aed', 'usd', 60],
    ['HU', 'huf', 'eur', 50],
  ])('an account in %s that settles in %s is paid our least of %s: %i', async (country, currency, charged, priceMinor) => {
    const product = await market.product(await market.seller({ country, currency }), { currency: charged, priceMinor })
    expect(await buy(product)).toMatchObject({ kind: 'answer', answer: { status: 'paid' } })
  })
})

describe('where Stripe takes no application fee', () => {
  test('the seller cannot sell, and seller and operator are told why', async () => {
    const seller = await market.seller({ country: 'MX', currency: 'mxn' })
    expect(await buy(await market.product(seller, { currency: 'mxn' }))).toMatchObject({ kind: 'refused', refusal: { code: 'seller_cannot_charge' } })
    const overview = await sellerOverview(seller.sellerId)
    expect(overview).toMatchObject({ isReady: false, countryNotices: [{ code: 'feeRefused' }] })
    expect(overview.steps.find(({ id }) => id === 'requirements')).toMatchObject({ status: 'attention', reason: { code: 'feeRefused' } })
    expect(await listFeeRefusals()).toEqual({ count: 1, countries: ['MX'], sellsWithoutFee: false })
  })

  test('the charge carries no fee where the operator wants it so', async () => {
    const seller = await market.seller({ country: 'SG', currency: 'sgd' })
    env().sellsWithoutFee = true
    try {
      const product = await market.product(seller, { currency: 'sgd' })
      const wish = market.wish(product, await market.card())
      expect(await placeOrder(wish, market.guest())).toMatchObject({ kind: 'answer', answer: { status: 'paid' } })
      const { parts } = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { parts: true } })
      expect(parts).toMatchObject([{ status: 'captured', applicationFeeMinor: 0, feeBps: 0, feeFixedMinor: 0 }])
      expect((await sellerOverview(seller.sellerId)).countryNotices).toEqual([{ code: 'withoutFee' }])
    } finally {
      env().sellsWithoutFee = false
    }
  })
})

test('a seller in Brazil is told that they charge reais only, and what is priced otherwise cannot be bought', async () => {
  const seller = await market.seller({ country: 'BR', currency: 'brl' })
  const product = await market.product(seller, { currency: 'usd' })
  env().sellsWithoutFee = true
  try {
    expect(await buy(product)).toMatchObject({ kind: 'refused', refusal: { code: 'seller_cannot_charge' } })
    expect(await sellerOverview(seller.sellerId)).toMatchObject({
      currencyNotice: { currency: 'brl', count: 1, canConvert: false },
      countryNotices: [{ code: 'onlyCurrency', currency: 'brl' }, { code: 'withoutFee' }],
    })
    expect(await buy(await market.product(seller, { currency: 'brl' }))).toMatchObject({ answer: { status: 'paid' } })
  } finally {
    env().sellsWithoutFee = false
  }
})

describe('a seller in India', () => {
  const PERSON = {
    'billing_details[name]': 'Jenny Rosen',
    'billing_details[address][line1]': '1 Main St',
    'billing_details[address][city]': 'Burlington',
    'billing_details[address][country]': 'US',
  }
  async function cardOf(person: Record<string, string>) {
    const body = new URLSearchParams({ type: 'card', 'card[token]': 'tok_visa', ...person })
    const headers = { authorization: `Bearer ${sandbox.platform.secretKey}` }
    const made = z
      .object({ id: z.string() })
      .parse(await (await fetch(`${sandbox.url}/v1/payment_methods`, { method: 'POST', headers, body })).json())
    return market.card(made.id)
  }

  test('is paid from abroad with the name and address that the checkout asks for', async () => {
    env().sellsWithoutFee = true
    try {
      const product = await market.product(await market.seller({ country: 'IN', currency: 'inr' }), { currency: 'inr', priceMinor: 50_000 })
      const buyer = market.guest()
      const page = await checkoutPage({ productSlug: product.slug, quantity: 1, checkoutId: null }, buyer)
      expect(page).toMatchObject({ state: 'ready', view: { groups: [{ needsAddress: true }], savedCards: [] } })
      expect(await placeOrder(market.wish(product, await cardOf(PERSON)), buyer)).toMatchObject({ answer: { status: 'paid' } })
      const without = await placeOrder(market.wish(product, await cardOf({})), market.guest())
      expect(without).toMatchObject({ answer: { status: 'declined' } })
    } finally {
      env().sellsWithoutFee = false
    }
  })

  test('elsewhere no address is asked for', async () => {
    const product = await market.product(await market.seller())
    const page = await checkoutPage({ productSlug: product.slug, quantity: 1, checkoutId: null }, market.guest())
    expect(page).toMatchObject({ state: 'ready', view: { groups: [{ needsAddress: false }] } })
  })
})
