// What is sent to a buyer: where it goes, what that costs, and what buyer and seller read of it.
import { fillCheckout, goToCheckout, HOME, payButton, receiptOf, typeAddress } from './buying'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

const RATES = [
  { name: 'Express', price: 15, minDays: 1, maxDays: 1 },
  { name: 'Standard', price: 5, minDays: 3, maxDays: 5 },
]

test('a parcel is paid with its rate, which outlives a reload, and buyer and seller read where it goes', async ({
  page,
  email,
  shopWith,
  sellerOf,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: { countries: ['US'], rates: RATES } })
  await goToCheckout(page, shop)
  await fillCheckout(page, email('parcel'))
  await payButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Enter a delivery address.' })).toBeVisible()
  await typeAddress(page)
  await expect(page.getByRole('radio', { name: 'Standard · $5.00' })).toBeChecked()
  await expect(page.getByRole('button', { name: 'Pay $25.00' })).toBeVisible()
  await page.getByRole('radio', { name: 'Express · $15.00' }).check()
  await expect(page.getByRole('button', { name: 'Pay $35.00' })).toBeVisible()
  await expectAccessible(page)
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Express · $15.00' })).toBeChecked()
  await expect(page.frameLocator('iframe[title="Secure address input frame"]').getByLabel('Address line 1')).toHaveValue(HOME.street)
  await fillCheckout(page, email('parcel'))
  await page.getByRole('button', { name: 'Pay $35.00' }).click()
  await receiptOf(page)
  await expect(page.getByText(HOME.street)).toBeVisible()
  await expect(page.getByText('Express · Arrives in about 1 day')).toBeVisible()
  const seller = await sellerOf(shop, '/sell/orders')
  await seller.locator('main a[href^="/sell/orders/"]').first().click()
  await expect(seller.getByText(HOME.street)).toBeVisible()
  await expectAccessible(seller)
})

test('a country nobody delivers to leaves the item out with the reason, and another address brings it back', async ({ page, shopWith }) => {
  const shop = await shopWith({ price: '20.00', delivers: { countries: ['CA'], rates: RATES } })
  await goToCheckout(page, shop)
  await typeAddress(page)
  await expect(page.getByText(`${shop.shopName} does not deliver to United States.`)).toBeVisible()
  await expect(payButton(page).or(page.getByRole('button', { name: 'Place order' }))).toBeDisabled()
})
