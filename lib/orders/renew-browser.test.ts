import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { addItem } from '@/lib/cart/add-item'
import { readCart } from '@/lib/cart/read-cart'
import { checkoutOfCart } from '@/lib/checkout/checkout-of-cart'
import { continueOrder } from '@/lib/checkout/continue-order'
import { placeOrder } from '@/lib/checkout/place-order'
import { unfinishedOrder } from '@/lib/checkout/unfinished-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { hashOfToken, newBrowserToken, tokenAfterSignIn } from '@/lib/http/browser-cookie'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { renewBrowser } from './renew-browser'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)

/** A guest with a refused order and a cart, who signs in. */
async function guestWhoSignsIn() {
  const before = newBrowserToken()
  const guest = { viewer: null, browserHash: hashOfToken(before) }
  const product = await market.product(await market.seller())
  const { variantId, priceMinor, currency } = product
  await addItem(
    { userId: null, browserHash: guest.browserHash },
    { addId: randomUUID(), variantId, quantity: 2, seenPriceMinor: priceMinor, seenCurrency: currency },
  )
  const { viewer } = await market.member()
  const after = tokenAfterSignIn(before, viewer.userId)
  return { before, after, guest, product, member: { viewer, browserHash: hashOfToken(after) } }
}

test('a guest’s cart and the order they began follow them into sign-in, and out of the reach of the old cookie', async () => {
  const { before, after, guest, product, member } = await guestWhoSignsIn()
  const checkout = await checkoutOfCart(guest)
  const wish = market.wish(product, await market.card('pm_card_threeDSecure2Required'), { checkoutId: checkout?.checkoutId ?? '', quantity: 2 })
  expect(await placeOrder(wish, guest)).toMatchObject({ answer: { status: 'needs_authentication' } })

  await renewBrowser(before, after, member.viewer)
  expect(await continueOrder(wish.checkoutId, guest)).toBeNull()
  expect(await continueOrder(wish.checkoutId, member)).toMatchObject({ status: 'needs_authentication' })
  expect(await unfinishedOrder(member)).not.toBeNull()
  expect((await readCart({ userId: member.viewer.userId, browserHash: member.browserHash })).count).toBe(2)
  expect((await readCart(guestCart(guest))).count).toBe(0)
})

test('what is paid after the sign-in leaves the cart that the guest’s became part of', async () => {
  const { before, after, guest, product, member } = await guestWhoSignsIn()
  const checkout = await checkoutOfCart(guest)
  const refused = market.wish(product, await market.card('pm_card_chargeCustomerFail'), { checkoutId: checkout?.checkoutId ?? '', quantity: 2 })
  expect(await placeOrder(refused, guest)).toMatchObject({ answer: { status: 'declined' } })

  await renewBrowser(before, after, member.viewer)
  await readCart({ userId: member.viewer.userId, browserHash: member.browserHash })
  const again = { ...refused, card: await market.card() }
  expect(await placeOrder(again, member)).toMatchObject({ answer: { status: 'paid' } })
  expect((await readCart({ userId: member.viewer.userId, browserHash: member.browserHash })).count).toBe(0)
})

test('a sign-in whose answer was lost is repeated by the old cookie, and finds the same', async () => {
  const { before, after, guest, member } = await guestWhoSignsIn()
  await renewBrowser(before, after, member.viewer)
  expect(tokenAfterSignIn(before, member.viewer.userId)).toBe(after)
  await renewBrowser(before, after, member.viewer)
  expect((await readCart({ userId: member.viewer.userId, browserHash: member.browserHash })).count).toBe(2)
  expect(await db().cart.count({ where: { browserHash: guest.browserHash } })).toBe(0)
})

test('orders of a signed-in person stay with the person', async () => {
  const token = newBrowserToken()
  const signedIn = { ...(await market.member()), browserHash: hashOfToken(token) }
  const wish = market.wish(await market.product(await market.seller()), await market.card())
  await placeOrder(wish, signedIn)
  const { viewer } = await market.member()
  const after = tokenAfterSignIn(token, viewer.userId)
  await renewBrowser(token, after, viewer)
  expect(await continueOrder(wish.checkoutId, { viewer, browserHash: hashOfToken(after) })).toBeNull()
  expect(await continueOrder(wish.checkoutId, signedIn)).toMatchObject({ status: 'paid' })
})

function guestCart({ browserHash }: { browserHash: string }) {
  return { userId: null, browserHash }
}
