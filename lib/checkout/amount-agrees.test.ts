import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { shipTo, testMarket } from '@/testing/market'
import { makeDiscount } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterAll(stopJobs)

/** Few in the suite; CARTS=200 for more. */
const CARTS = Number(process.env.CARTS) || 12
/** Registered there; not registered there. */
const PLACES = { taxed: shipTo({ city: 'New York', state: 'NY', postalCode: '10001' }), untaxed: shipTo() }

async function openShop(behavior: 'inclusive' | 'exclusive') {
  const seller = await market.seller()
  const rateIds = await market.zone(seller, { rates: [{ priceMinor: 499 }, { name: 'Express', priceMinor: 1337 }] })
  await market.stripeTax(seller, behavior)
  const code = async (columns: Parameters<typeof makeDiscount>[1]) => (await makeDiscount(seller.sellerId, columns)).code
  const codes = {
    none: [],
    percent: [await code({ percentBps: 1370 })],
    amount: [await code({ kind: 'amount', amountMinor: 333, currency: 'usd' })],
    freeDelivery: [await code({ kind: 'free_shipping' })],
    platform: [(await makeDiscount(null, { percentBps: 725 })).code],
    both: [await code({ percentBps: 500 }), (await makeDiscount(null, { kind: 'amount', amountMinor: 217, currency: 'usd' })).code],
  }
  return { seller, rateIds, codes }
}
const shops = { inclusive: await openShop('inclusive'), exclusive: await openShop('exclusive') }

const cart = fc.record({
  behavior: fc.constantFrom('inclusive' as const, 'exclusive' as const),
  prices: fc.array(fc.integer({ min: 400, max: 20_000 }), { minLength: 1, maxLength: 4 }),
  quantity: fc.integer({ min: 1, max: 7 }),
  code: fc.constantFrom('none', 'percent', 'amount', 'freeDelivery', 'platform', 'both' as const),
  place: fc.constantFrom('taxed' as const, 'taxed' as const, 'untaxed' as const),
  rate: fc.nat({ max: 1 }),
})

test('whatever is in the cart, a part, its PaymentIntent and the tax calculation come to the same amount, but for what the platform pays', async () => {
  let taxed = 0
  const property = fc.asyncProperty(cart, async ({ behavior, prices, quantity, code, place, rate }) => {
    const { seller, rateIds, codes } = shops[behavior]
    const products = await Promise.all(prices.map((priceMinor) => market.product(seller, { kind: 'physical', priceMinor })))
    await db().rateLimit.deleteMany()
    const rates = [rateIds[rate] ?? '']
    const wish = market.wish(products, await market.card(), { quantity, codes: codes[code], shipTo: PLACES[place], rateIds: rates })
    expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
    const part = await db().sellerOrder.findFirstOrThrow({
      where: { order: { checkoutId: wish.checkoutId } },
      include: { taxRecord: true, amount: true, discounts: true },
    })
    const intent = await sandbox.control.object('payment_intent', part.paymentIntentId ?? '')
    const calculation = await calculationOf(seller.accountId, part.taxRecord?.calculationId ?? '')
    if (part.amount?.taxMinor) taxed += 1
    const amount = Number(part.amountMinor)
    // Its sale is taxed as if the buyer had paid that too: docs/decisions/0043-who-bears-a-discount.md.
    const ofPlatform = part.discounts.filter(({ bornBy }) => bornBy === 'platform').reduce((sum, each) => sum + Number(each.amountMinor), 0)
    expect({ intent: intent?.amount_received, calculation: calculation.amount_total, recorded: Number(part.taxRecord?.totalMinor) }).toEqual({
      intent: amount,
      calculation: amount + ofPlatform,
      recorded: amount + ofPlatform,
    })
    const tax = calculation.tax_amount_exclusive + calculation.tax_amount_inclusive
    expect(Number(part.amount?.taxMinor)).toBe(tax)
  })
  await fc.assert(property, { numRuns: CARTS })
  expect(taxed).toBeGreaterThan(0)
}, 600_000)

type Calculation = { amount_total: number; tax_amount_exclusive: number; tax_amount_inclusive: number }

async function calculationOf(accountId: string, id: string): Promise<Calculation> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
  return (await (await fetch(`${sandbox.url}/v1/tax/calculations/${id}`, { headers })).json()) as Calculation
}
