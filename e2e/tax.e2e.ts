// Tax by a seller's own rates: how it is set up, and what buyer and seller read of it.
import type { Page } from '@playwright/test'
import { fillCheckout, goToCheckout, receiptOf, typeAddress } from './buying'
import { expectAccessible } from './fixtures'
import { tabTo } from './keyboard'
import { rateRow as rate } from './seller'
import { expect, test } from './shops'

const DELIVERS = { countries: ['US'], rates: [{ name: 'Standard', price: 5 }] }

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, rate(page, 1).getByLabel(label))
  await page.keyboard.type(text)
}

/** By keyboard alone: 8.875 % in Vermont, added to prices. */
async function setUpTax(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^I charge no tax/ }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /^Do not include tax/ })).toBeChecked()
  await typeInto(page, 'Name', 'Sales tax')
  await typeInto(page, 'Rate in percent', '8.875')
  await expect(rate(page, 1).getByLabel('Country')).toHaveValue('US')
  await typeInto(page, 'State or province', 'xy')
  await page.keyboard.press('Enter')
  await expect(rate(page, 1)).toContainText('Enter the two letters of a state or province of this country')
  await expect(rate(page, 1).getByLabel('State or province')).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('vt')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Your tax settings are saved.')).toBeVisible()
}

test('a seller sets up a rate by keyboard, and keeps it when Stripe Tax is refused', async ({ shopWith, sellerOf }) => {
  const shop = await shopWith({ price: '20.00', delivers: DELIVERS })
  const seller = await sellerOf(shop, '/sell/tax')
  await expect(seller.getByText('We are no tax adviser')).toBeVisible()
  await expectAccessible(seller)
  await setUpTax(seller)
  await seller.reload()
  await seller.getByRole('radio', { name: /^Use Stripe Tax/ }).check()
  await seller.getByRole('button', { name: 'Save tax settings' }).click()
  await expect(seller.getByText('Stripe Tax is not set up on your account yet.')).toBeVisible()
  await expectAccessible(seller)
  await seller.reload()
  await expect(rate(seller, 1).getByLabel('Rate in percent')).toHaveValue('8.875')
  await expect(rate(seller, 1).getByLabel('State or province')).toHaveValue('VT')
})

test('buyer and seller read the tax by its name and rate', async ({ page, email, shopWith, sellerOf }) => {
  const shop = await shopWith({ price: '20.00', delivers: DELIVERS })
  const seller = await sellerOf(shop, '/sell/tax')
  await setUpTax(seller)
  await page.goto(`/products/${shop.product.slug}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByText('Added to your cart.')).toBeVisible()
  await page.goto('/cart')
  await expect(page.getByText('Tax is worked out at the checkout.')).toBeVisible()
  await goToCheckout(page, shop)
  await expect(page.getByText('Tax is calculated once we know where you are.')).toBeVisible()
  await fillCheckout(page, email('taxed'))
  await typeAddress(page)
  // 20.00 × 8.875 % is 1.78, 5.00 × 8.875 % is 0.44.
  await expect(page.getByRole('button', { name: 'Pay $27.22' })).toBeVisible()
  await expect(page.getByText('Sales tax 8.875%')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Pay $27.22' }).click()
  await receiptOf(page)
  await expect(page.getByText('Sales tax 8.875%')).toBeVisible()
  await expect(page.getByText('$2.22')).toBeVisible()
  await seller.goto('/sell/orders')
  await seller.locator('main a[href^="/sell/orders/"]').first().click()
  await expect(seller.getByText('Sales tax 8.875%')).toBeVisible()
  await expectAccessible(seller)
})

test('where nothing is delivered the buyer says where they are, and a shop without tax says so', async ({
  page,
  email,
  shopWith,
  sellerOf,
  visitor,
}) => {
  const [shop, untaxed] = [await shopWith({ price: '20.00' }), await shopWith({ price: '10.00' })]
  await setUpTax(await sellerOf(shop, '/sell/tax'))
  await goToCheckout(page, shop)
  await fillCheckout(page, email('lesson'))
  await page.getByRole('button', { name: 'Pay $20.00' }).click()
  await expect(page.getByText('Choose your country, and enter its postal code where we ask for it.')).toBeVisible()
  const where = page.getByRole('region', { name: 'Where you are' })
  await where.getByLabel('Country').selectOption({ label: 'Germany' })
  await expect(page.getByText('No tax is charged at this address.')).toBeVisible()
  await where.getByLabel('Country').selectOption({ label: 'United States' })
  await where.getByLabel('Postal code').fill('05401')
  await expect(page.getByRole('button', { name: 'Pay $21.78' })).toBeVisible()
  await expectAccessible(page)
  await page.reload()
  await expect(where.getByLabel('Postal code')).toHaveValue('05401')
  await fillCheckout(page, email('lesson'))
  await page.getByRole('button', { name: 'Pay $21.78' }).click()
  await receiptOf(page)
  await expect(page.getByText('Sales tax 8.875%')).toBeVisible()
  const other = await visitor()
  await goToCheckout(other, untaxed)
  await expect(other.getByText('No tax is charged by this seller.')).toBeVisible()
  await expect(other.getByRole('region', { name: 'Where you are' })).toHaveCount(0)
})
