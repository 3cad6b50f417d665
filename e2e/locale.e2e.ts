import type { Page } from '@playwright/test'
import { recordContradiction } from '@/tools/journeys/journey-tasks'
import { setOutZone } from '@/tools/journeys/journey-zone'
import { CARD, typeCard } from './buying'
import { signIn as signInOn } from './fixtures'
import { expectMessages, expectMessagesHere, readPseudo } from './pseudo'
import { expect, type JourneyShop, test } from './shops'

test('a Dutch browser reads English words with Dutch prices, and tells its time zone', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.getByText('US$ 34,00').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect.poll(async () => (await context.cookies()).find(({ name }) => name === 'time-zone')?.value).toBe('Europe%2FAmsterdam')
  await context.close()
})

const MUG = 'Morning mug, lake blue'

test('every page a visitor reads is made of messages and fits with longer ones', async ({ page }) => {
  await page.goto('/')
  await readPseudo(page)
  for (const path of [
    '/',
    '/cart',
    '/signin',
    '/signin?error=Verification',
    '/signin/check-mail',
    '/mailbox',
    '/connect-return?code=denied',
    '/shop-closed',
    '/nowhere',
  ]) {
    await expectMessages(page, path)
  }
  await expectMessages(page, '/products/morning-mug-lake-blue', [MUG, 'Kiln & Field'])
  await addToCart(page)
  await expectMessagesHere(page, 'the product after Add to cart', [MUG, 'Kiln & Field'])
  await expectMessages(page, '/cart', [MUG])
  await expectMessages(page, '/checkout')
  // Its shop is not connected.
  await expectMessages(page, '/products/huila-washed', ['Huila, washed', 'Slow Hours Coffee'])
  await expectMessages(page, '/sellers/slow-hours-coffee', ['Slow Hours Coffee'])
  await expectMessages(page, '/checkout?product=huila-washed', ['Slow Hours Coffee'])
  await expectMessages(page, '/checkout?product=nowhere')
})

test('every page a buyer, their sellers and the operator read is made of messages and fits with longer ones', async ({
  page,
  email,
  signIn,
  shopWith,
  visitor,
  sellerOf,
  mailbox,
}) => {
  // Thirty pages of three people, and one purchase.
  test.setTimeout(420_000)
  const [now, later] = [await shopWith(), await shopWith({ chargeWhen: 'on_shipment' })]
  const names = [now, later].flatMap(({ shopName, businessName, product }) => [shopName, businessName, businessName.toUpperCase(), product.name])
  await signIn(email('words'), '/')
  await readPseudo(page)
  const order = await test.step('a buyer', () => buy(page, [now, later], names))
  await test.step('the seller of what is paid', async () => {
    const seller = await sellerOf(now, '/sell')
    await setOutZone(now.email)
    await readSeller(seller, names)
  })
  await test.step('the seller of what is charged later', async () => {
    const seller = await sellerOf(later, '/sell/orders')
    await readPseudo(seller)
    await readFirst(seller, '/sell/orders', names)
  })
  const operator = await visitor()
  await recordContradiction(order)
  await signInOn(operator, mailbox, 'words-operator@souk.test', '/admin')
  await test.step('the operator', () => readOperator(operator, order, names))
})

/** Buys of both shops, with a refused card first, and reads every page on the way. @returns the order's id */
async function buy(page: Page, shops: JourneyShop[], names: string[]): Promise<string> {
  // Nothing is there yet: no order, no shop.
  for (const path of ['/account/orders', '/account/addresses', '/sell']) await expectMessages(page, path)
  for (const { product } of shops) {
    await expectMessages(page, `/products/${product.slug}`, names)
    await addToCart(page)
  }
  await expectMessages(page, '/cart', names)
  await expectMessages(page, '/checkout', names)
  const pay = page.locator('main form button[type="submit"]').last()
  await typeCard(page, CARD.tooLittleMoney)
  await pay.click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectMessagesHere(page, 'the checkout after a refusal', names)
  await typeCard(page, CARD.good)
  await pay.click()
  await expect(page).toHaveURL(/\/orders\/[\da-f-]+$/, { timeout: 60_000 })
  await expectMessagesHere(page, 'the order', names)
  const order = page.url().split('/').at(-1) ?? ''
  for (const path of [`/orders/${order}/card`, '/account/orders', '/account/cards']) await expectMessages(page, path, names)
  return order
}

async function readSeller(page: Page, names: string[]): Promise<void> {
  await readPseudo(page)
  const paths = [
    '/sell',
    '/sell/products/new',
    '/sell/balance',
    '/sell/fees',
    '/sell/payouts',
    '/sell/documents',
    '/sell/delivery',
    '/sell/delivery/new',
    '/sell/tax',
    '/sell/discounts',
    '/sell/discounts/new',
    '/sell/settings',
    '/sell/connect/result?code=denied',
  ]
  for (const path of paths) await expectMessages(page, path, names)
  await readFirst(page, '/sell/products', names)
  await readFirst(page, '/sell/orders', names)
  await readFirst(page, '/sell/delivery', names)
}

async function readOperator(page: Page, order: string, names: string[]): Promise<void> {
  await readPseudo(page)
  const paths = [
    '/admin',
    '/admin/tasks',
    '/admin/orders',
    '/admin/orders?q=nobody',
    `/admin/orders/${order}`,
    '/admin/sellers',
    '/admin/categories',
    '/admin/fees',
    '/admin/discounts',
    '/admin/changes',
    '/admin/jobs',
    '/admin/reconciliation',
    '/admin/reconciliation?status=closed',
  ]
  for (const path of paths) await expectMessages(page, path, [...names, 'nobody'])
  await readFirst(page, '/admin/webhooks', names)
}

/** Reads a list, and the page its first entry leads to. */
async function readFirst(page: Page, list: string, names: string[]): Promise<void> {
  await expectMessages(page, list, names)
  const entry = page.locator(`main a[href^="${list}/"]:not([href$="/new"]):not([href$="/csv"])`).first()
  await expectMessages(page, (await entry.getAttribute('href')) ?? '', names)
}

async function addToCart(page: Page): Promise<void> {
  await page.locator('form[action="/checkout/buy"] button[type="submit"]').first().click()
  await expect(page.locator('main a[href="/cart"]')).toBeVisible()
}
