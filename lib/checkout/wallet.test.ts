import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { listCards } from '@/lib/cards/list-cards'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { type TestSeller, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)

const Made = z.object({ id: z.string() })

async function post(path: string, key: string, body: Record<string, string>): Promise<string> {
  const headers = { authorization: `Bearer ${key}`, origin: sandbox.url }
  const answer = await fetch(`${sandbox.url}${path}`, { method: 'POST', headers, body: new URLSearchParams(body) })
  return Made.parse(await answer.json()).id
}

/** A card as a wallet's window gives it to the page. */
async function walletCard(wallet: string, number = '4242424242424242') {
  const { publishableKey, secretKey } = sandbox.platform
  const token = await post('/js/wallet-token', publishableKey, { wallet, card: number })
  return market.card(await post('/v1/payment_methods', secretKey, { type: 'card', 'card[token]': token }))
}

async function walletsOf({ accountId }: TestSeller): Promise<unknown[]> {
  const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
  const list = (await (await fetch(`${sandbox.url}/v1/charges`, { headers })).json()) as {
    data: { payment_method_details: { card: { wallet: { type: string } | null } } }[]
  }
  return list.data.map((charge) => charge.payment_method_details.card.wallet?.type ?? null)
}

test('one card of a wallet pays two sellers, is kept under its wallet’s name, and pays again', async () => {
  const sellers = [await market.seller(), await market.seller({ businessName: 'Paper Moon' })]
  const products = await Promise.all(sellers.map((seller) => market.product(seller)))
  const buyer = await market.member()
  const wish = market.wish(products, await walletCard('apple_pay'))
  expect(await placeOrder(wish, buyer)).toMatchObject({ answer: { status: 'paid' } })
  for (const seller of sellers) expect(await walletsOf(seller)).toEqual(['apple_pay'])

  const order = await db().order.findUniqueOrThrow({ where: { checkoutId: wish.checkoutId }, include: { savedCard: true } })
  expect(order.savedCard).toMatchObject({ wallet: 'apple_pay', brand: 'visa', last4: '4242' })
  const [saved] = await listSavedCards(buyer.viewer)
  expect(saved).toMatchObject({ wallet: 'apple_pay' })
  expect(await listCards(buyer.viewer)).toMatchObject([{ wallet: 'apple_pay' }])

  const again = market.wish(products, { kind: 'saved', savedCardId: saved?.id ?? '' })
  expect(await placeOrder(again, buyer)).toMatchObject({ answer: { status: 'paid' } })
  for (const seller of sellers) expect(await walletsOf(seller)).toEqual(['apple_pay', 'apple_pay'])
})

test('a typed card has no wallet; one of a wallet that is declined is told as any card', async () => {
  const product = await market.product(await market.seller())
  const typed = market.wish(product, await market.card())
  await placeOrder(typed, market.guest())
  expect(await db().order.findUniqueOrThrow({ where: { checkoutId: typed.checkoutId }, include: { savedCard: true } })).toMatchObject({
    savedCard: { wallet: null },
  })
  const declined = await placeOrder(market.wish(product, await walletCard('google_pay', '4000000000000002')), market.guest())
  expect(declined).toMatchObject({ answer: { status: 'declined' } })
})
