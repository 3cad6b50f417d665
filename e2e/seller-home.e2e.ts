// What a seller reads on their first page: before the first sale, and once the shop has sold in two periods.
import type { Page } from '@playwright/test'
import { ageNewestSale } from '@/tools/journeys/journey-sales'
import { buy, delivers, look } from './bought'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

test.setTimeout(300_000)

async function expectFits(page: Page): Promise<void> {
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  expect(isWider, `${page.url()} is wider than a phone`).toBe(false)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 720 })
}

/** A tile of a period, by its label. */
const tile = (page: Page, label: string) =>
  page
    .getByRole('region', { name: 'Sales', exact: true })
    .getByRole('link')
    .filter({ has: page.getByText(label, { exact: true }) })

test('a seller’s first page says what to do, what comes next, and how the shop sells against the days before', async ({
  email,
  shopWith,
  sellerOf,
  visitor,
  stripe,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const seller = await sellerOf(shop, '/sell')

  await test.step('a shop without a sale is told what to do next', async () => {
    await expect(seller.getByText('Share the address of your shop to get your first order.')).toBeVisible()
    await expect(seller.getByText('No orders to ship')).toBeVisible()
    await expect(seller.getByRole('list').filter({ hasText: 'Open your shop' })).toHaveCount(0)
    await expectFits(seller)
    await look(seller, 'sell-no-sale')
  })

  const buyer = await visitor()
  for (const days of [10, 2, 0]) {
    await buy(buyer, shop, email(`home-${days}`))
    await ageNewestSale(shop.accountId, days)
  }
  // What is younger than a minute is not read yet.
  await stripe.control.advance(120)

  await test.step('what to do is counted and leads to where it is done', async () => {
    await seller.goto('/sell?days=7')
    await expect(seller.getByText('3 orders to ship')).toBeVisible()
    await expect(seller.getByRole('link', { name: 'View orders to ship' })).toHaveAttribute('href', '/sell/orders?show=to-ship')
    await expect(seller.getByRole('heading', { name: 'Next deposit' })).toBeVisible()
    await seller.getByRole('link', { name: 'Balance', exact: true }).last().click()
    await seller.getByRole('button', { name: 'Check again' }).click()
    await expect(seller.getByText('Elsewhere on your account').or(seller.getByText('Marketplace fee')).first()).toBeVisible()
    await seller.goto('/sell?days=7')
    await expect(seller.getByText(/^Available for payout from /)).toBeVisible()
  })

  await test.step('a period stands against the one before it', async () => {
    await expect(tile(seller, 'Gross sales')).toContainText('$50.00')
    await expect(tile(seller, 'Gross sales')).toContainText('+100% from $25.00 in the 7 days before')
    await expect(tile(seller, 'Orders')).toContainText('+100% from 1 in the 7 days before')
    await expect(tile(seller, 'Average order')).toContainText('$25.00')
    await expect(tile(seller, 'Refund rate')).toContainText('0%')
    await expect(seller.getByRole('img', { name: /^Gross sales by day from / })).toBeVisible()
    await expect(seller.getByRole('table', { name: 'Gross sales by day' })).toBeHidden()
    await seller.getByText('Show as a table').focus()
    await seller.keyboard.press('Enter')
    await expect(seller.getByRole('table', { name: 'Gross sales by day' }).getByRole('row')).toHaveCount(3)
    await expectFits(seller)
    await look(seller, 'sell-home')
  })

  await test.step('another period is an address, and a best-seller leads to its product', async () => {
    await seller.getByRole('navigation', { name: 'Period' }).getByRole('link', { name: '30 days' }).click()
    await expect(seller).toHaveURL(/\/sell\?days=30&currency=usd$/)
    await expect(tile(seller, 'Gross sales')).toContainText('$75.00')
    await expect(tile(seller, 'Gross sales')).toContainText('No sales in the 30 days before')
    const row = seller.getByRole('table', { name: 'Best-sellers' }).getByRole('row').filter({ hasText: shop.product.name })
    await expect(row).toContainText('3')
    await expect(row).toContainText('$60.00')
    await row.getByRole('link').click()
    await expect(seller).toHaveURL(/\/sell\/products\//)
  })
})
