// What a buyer does with a cart of several shops, and where they see how it stands with each.
import type { Page } from '@playwright/test'
import { believeChargeable } from '@/tools/journeys/journey-shop'
import type { LocalStripe } from './local-stripe'
import { expect, type JourneyShop } from './shops'

/** Puts a product of each shop into the cart. */
async function fillCart(page: Page, shops: JourneyShop[]): Promise<void> {
  for (const shop of shops) {
    await page.goto(`/products/${shop.product.slug}`)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(page.getByRole('link', { name: 'View cart' })).toBeVisible()
  }
}

/** The same, up to the checkout. */
export async function checkOut(page: Page, shops: JourneyShop[]): Promise<void> {
  await fillCart(page, shops)
  await page.goto('/cart')
  await page.getByRole('link', { name: 'Check out' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checkout')
}

/** The rows of the sellers while they are paid, and after. */
const rows = (page: Page) => page.getByRole('region', { name: /^(Paying each seller|Payment status by seller)$/ })
/** The row of one of them. */
export const row = (page: Page, shop: JourneyShop) => rows(page).getByRole('listitem').filter({ hasText: shop.shopName })
/** What is said of a payment that was refused. */
export const refusal = (page: Page, title = 'Seller not available') => page.getByRole('alert').filter({ hasText: title })

/** Stripe restricts an account at this moment; the shop has not heard of it yet. */
export async function restrict(page: Page, stripe: LocalStripe, shop: JourneyShop): Promise<void> {
  await stripe.control.changeAccount(shop.accountId, { charges_enabled: false })
  const other = await page.context().newPage()
  await expect(async () => {
    await other.goto(`/products/${shop.product.slug}`)
    await expect(other.getByText('cannot accept payments at the moment')).toBeVisible({ timeout: 1000 })
  }).toPass()
  await other.close()
  await believeChargeable(shop.accountId)
}
