import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { recordContradiction } from '@/tools/journeys/journey-tasks'
import { fillCheckout, goToCheckout, payButton, receiptOf } from './buying'
import { expectAccessible } from './fixtures'
import { expect, type JourneyShop, test } from './shops'

const orderIdIn = (page: Page) => /[\da-f-]{36}/.exec(page.url())?.[0] ?? ''

test('the operator finds an order by each of its keys, reads it, and resolves a task about it', async ({
  page,
  visitor,
  shopWith,
  email,
  signIn,
}) => {
  // Twelve looks at pages, each judged by axe.
  test.setTimeout(420_000)
  const shop = await shopWith({}, `Findable ${randomUUID().slice(0, 8)}`)
  const buyer = email('findable')
  const guest = await visitor()
  await goToCheckout(guest, shop)
  await fillCheckout(guest, buyer)
  await payButton(guest).click()
  const number = await receiptOf(guest)
  const orderId = orderIdIn(guest)
  await test.step('the buyer reads the history of the order', async () => {
    await expect(guest.getByRole('region', { name: 'History' }).getByRole('listitem')).toContainText([/Order placed/, /Paid: \$34\.00/])
    await expectAccessible(guest)
  })
  await signIn('orders-operator@souk.test', '/admin/orders')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Orders')
  const keys = await test.step('an order number typed with the keyboard leads to the order', () => openByNumber(page, number, orderId))
  await test.step('every key leads to it', () => searchByEach(page, { shop, buyer, orderId, number, ...keys }))
  await test.step('a contradiction is a task and is resolved', () => resolve(page, orderId, number))
  await test.step('the pages read well', () => readPages(page, orderId))
})

/** @returns the ids of the payment, as the page shows them */
async function openByNumber(page: Page, number: string, orderId: string): Promise<{ paymentIntentId: string; chargeId: string }> {
  const box = page.getByRole('searchbox', { name: 'Find orders' })
  for (let presses = 0; presses < 40 && !(await box.evaluate((element) => element === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/admin/orders/${orderId}$`))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Order ${number}`)
  const main = page.getByRole('main')
  for (const words of ['Order placed', 'Card saved', 'Payment started', 'Paid: $34.00']) await expect(main.getByText(words).first()).toBeVisible()
  await expectAccessible(page)
  return { paymentIntentId: await main.getByText(/^pi_/).first().innerText(), chargeId: await main.getByText(/^ch_/).first().innerText() }
}

type Keys = { shop: JourneyShop; buyer: string; orderId: string; number: string; paymentIntentId: string; chargeId: string }

async function searchByEach(page: Page, { shop, buyer, orderId, number, paymentIntentId, chargeId }: Keys): Promise<void> {
  const search = async (typed: string) => {
    await page.goto('/admin/orders')
    await page.getByRole('searchbox', { name: 'Find orders' }).fill(typed)
    await page.getByRole('button', { name: 'Search' }).click()
  }
  for (const typed of [buyer, paymentIntentId, chargeId, orderId]) {
    await search(typed)
    await expect(page).toHaveURL(new RegExp(`/admin/orders/${orderId}$`))
  }
  for (const typed of [shop.shopName.toLowerCase(), shop.accountId]) {
    await search(typed)
    await expect(page.getByText('1 order found.')).toBeVisible()
    await page.getByRole('link', { name: number }).click()
    await expect(page).toHaveURL(new RegExp(`/admin/orders/${orderId}$`))
  }
  await search('nobody knows this shop')
  await expect(page.getByText('No orders found for “nobody knows this shop”')).toBeVisible()
  await page.goto('/admin/orders?status=paid')
  await expect(page.getByRole('link', { name: number })).toBeVisible()
  await page.getByRole('navigation', { name: 'Filter by status' }).getByRole('link', { name: 'Refunded' }).click()
  await expect(page).toHaveURL(/status=refunded/)
  await expect(page.getByRole('link', { name: number })).toHaveCount(0)
}

async function resolve(page: Page, orderId: string, number: string): Promise<void> {
  await recordContradiction(orderId)
  await page.goto('/admin')
  const task = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: number, exact: true }) })
    .filter({ hasText: 'Unexpected report' })
  await task.getByRole('link', { name: number, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/admin/orders/${orderId}$`))
  await page.getByLabel('How was it resolved?').fill('Compared with Stripe: paid once.')
  await page.getByRole('button', { name: `Resolve task: order ${number}` }).click()
  await expect(page.getByText('Task resolved.')).toBeFocused()
  await page.reload()
  await expect(page.getByText('Resolved by orders-operator@souk.test: Compared with Stripe: paid once.')).toBeVisible()
  await expect(page.getByText('Task resolved')).toBeVisible()
  await page.goto('/admin/tasks')
  await expect(page.getByRole('link', { name: number, exact: true })).toHaveCount(0)
  await page.getByRole('link', { name: 'Resolved', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: number })).toContainText('Compared with Stripe: paid once.')
}

async function readPages(page: Page, orderId: string): Promise<void> {
  const paths = [
    '/admin',
    '/admin/orders',
    '/admin/orders?status=in_doubt',
    `/admin/orders/${orderId}`,
    '/admin/tasks',
    '/admin/tasks?status=resolved',
  ]
  const looks = [
    { width: 1280, height: 800, colorScheme: 'light' },
    { width: 390, height: 844, colorScheme: 'dark' },
  ] as const
  for (const { colorScheme, ...size } of looks) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme })
    for (const path of paths) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
      const isWider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
      expect(isWider, `${path} is wider than ${size.width} pixels`).toBe(false)
    }
  }
  const gone = await page.goto(`/admin/orders/${randomUUID()}`)
  expect(gone?.status()).toBe(404)
  expect((await page.goto('/admin/webhooks/evt_none'))?.status()).toBe(404)
}

test('a sale that is not there answers 404 to its seller', async ({ shopWith, sellerOf }) => {
  const seller = await sellerOf(await shopWith(), '/sell/orders')
  await expect(seller.getByRole('heading', { level: 1 })).toHaveText('Orders')
  expect((await seller.goto(`/sell/orders/${randomUUID()}`))?.status()).toBe(404)
  expect((await seller.goto(`/sell/products/${randomUUID()}`))?.status()).toBe(404)
})
