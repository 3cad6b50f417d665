// Buyer and seller act on the same order at the same time, each on a page that shows it as it was.
import type { Page } from '@playwright/test'
import { fillCheckout, goToCheckout, receiptOf, typeAddress } from './buying'
import { expectAccessible } from './fixtures'
import { expect, type JourneyShop, test } from './shops'

const DELIVERS = { countries: ['US'], rates: [{ name: 'Standard', price: 5 }] }

async function buy(page: Page, shop: JourneyShop, email: string): Promise<void> {
  await goToCheckout(page, shop)
  await typeAddress(page)
  await fillCheckout(page, email)
  await page.getByRole('button', { name: 'Pay $25.00' }).click()
  await receiptOf(page)
}

async function openSale(seller: Page, shop: JourneyShop): Promise<void> {
  await seller.goto('/sell/orders?show=to-ship')
  await seller.getByRole('link', { name: shop.product.name }).first().click()
  await expect(seller.getByRole('button', { name: 'Mark as shipped' })).toBeVisible()
}

/** The buyer's dialog, open over the order as it was. */
async function openCancel(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Cancel and refund/ }).click()
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Cancel and refund' })).toBeVisible()
}

const cancel = (page: Page) => page.getByRole('dialog').getByRole('button', { name: 'Cancel and refund' }).click()
const ship = (seller: Page) => seller.getByRole('button', { name: 'Mark as shipped' }).click()

test('of a buyer who cancels and a seller who ships, the first wins and the other reads what happened', async ({
  page,
  email,
  shopWith,
  sellerOf,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: DELIVERS })
  const seller = await sellerOf(shop, '/sell')
  await test.step('the seller ships while the buyer is about to cancel', async () => {
    await buy(page, shop, email('too-late'))
    await openSale(seller, shop)
    await openCancel(page)
    await ship(seller)
    await expect(seller.getByText('Shipped', { exact: true }).first()).toBeVisible()
    await cancel(page)
    await expect(page.getByText('It has just been shipped and can no longer be canceled here.')).toBeVisible()
    await expectAccessible(page)
    await page.reload()
    await expect(page.getByText('Shipped', { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('button', { name: /^Cancel and refund/ })).toHaveCount(0)
  })
  await test.step('the buyer cancels while the seller is about to ship', async () => {
    await buy(page, shop, email('in-time'))
    await openSale(seller, shop)
    await openCancel(page)
    await cancel(page)
    await expect(page.getByText('This is canceled. The full amount goes back to your card.')).toBeVisible({ timeout: 30_000 })
    await ship(seller)
    await expect(seller.getByText('The buyer has canceled this order and is refunded. Do not ship it.')).toBeVisible()
    await expectAccessible(seller)
    await seller.goto('/sell/orders?show=to-ship')
    await expect(seller.getByRole('link', { name: shop.product.name })).toHaveCount(0)
  })
})

test('a seller who owes a parcel reads so in place of closing their shop, and closes it once it is shipped', async ({
  page,
  email,
  shopWith,
  sellerOf,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: DELIVERS })
  await buy(page, shop, email('waits'))
  const seller = await sellerOf(shop, '/sell/settings')
  await expect(seller.getByText('1 paid order has items to ship.')).toBeVisible()
  await expect(seller.getByRole('button', { name: 'Close shop' })).toHaveCount(0)
  await expectAccessible(seller)
  await seller.getByRole('link', { name: 'View orders to ship' }).click()
  await seller.getByRole('link', { name: shop.product.name }).click()
  await ship(seller)
  await expect(seller.getByText('Shipped', { exact: true }).first()).toBeVisible()
  await seller.goto('/sell/settings')
  await expect(seller.getByRole('button', { name: 'Close shop' })).toBeVisible()
})
