// Tax by a seller's own rates or by Stripe Tax: how it is set up, and what buyer and seller read of it.
import type { Page } from '@playwright/test'
import { firstSale } from './bought'
import { fillCheckout, goToCheckout, HOME, receiptOf, typeAddress } from './buying'
import { expectAccessible } from './fixtures'
import { tabTo } from './keyboard'
import type { LocalStripe } from './local-stripe'
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
  await firstSale(seller).click()
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

test('a seller who has set up Stripe Tax uses it, and its tax is on the checkout, the order and the receipt', async ({
  page,
  email,
  shopWith,
  sellerOf,
  stripe,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: DELIVERS })
  await setUpStripeTax(stripe, shop.accountId)
  const seller = await sellerOf(shop, '/sell/tax')
  await seller.getByRole('radio', { name: /^Use Stripe Tax/ }).check()
  await seller.getByRole('radio', { name: /^Do not include tax/ }).check()
  await seller.getByRole('button', { name: 'Save tax settings' }).click()
  await expect(seller.getByText('Your tax settings are saved.')).toBeVisible()
  await expectAccessible(seller)
  await goToCheckout(page, shop)
  await fillCheckout(page, email('stripe-taxed'))
  await typeAddress(page, { ...HOME, city: 'New York', state: 'New York', zip: '10001' })
  // 4 % of 20.00 and of 5.00.
  await expect(page.getByText('Sales Tax 4%')).toBeVisible()
  await page.getByRole('button', { name: 'Pay $26.00' }).click()
  await receiptOf(page)
  await expect(page.getByText('Sales Tax 4%')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /^Receipt R-/ }).click()
  await expect(page.getByText('Sales Tax 4%')).toBeVisible()
  await expect(page.getByText('$26.00').first()).toBeVisible()
  await seller.goto('/sell/orders')
  await firstSale(seller).click()
  await expect(seller.getByText('Sales Tax 4%')).toBeVisible()
})

/** What a seller does in their Stripe dashboard: an origin, and a registration in New York. */
async function setUpStripeTax({ url, control }: LocalStripe, account: string): Promise<void> {
  const { secret_key: key } = await control.platform()
  const set = async (path: string, fields: Record<string, string>) => {
    const headers = { authorization: `Bearer ${key}`, 'stripe-account': account }
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: new URLSearchParams(fields) })
    if (!answer.ok) throw new Error(await answer.text())
  }
  await set('/v1/tax/settings', { 'head_office[address][country]': 'US', 'head_office[address][state]': 'NY' })
  const registration = { 'country_options[us][state]': 'NY', 'country_options[us][type]': 'state_sales_tax' }
  await set('/v1/tax/registrations', { active_from: 'now', country: 'US', ...registration })
}
