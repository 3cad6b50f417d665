// What is sent to a buyer: where it goes, what that costs, and what buyer and seller read of it.
import { firstSale, look } from './bought'
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
  await firstSale(seller).click()
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

test('the cart estimates delivery for the country that is chosen, and marks what is not delivered there', async ({ page, shopWith }) => {
  const shop = await shopWith({ price: '20.00', delivers: { countries: ['US', 'FR'], rates: RATES } })
  const near = await shopWith({ price: '12.00', delivers: { countries: ['US'], rates: [{ name: 'Post', price: 4 }] } })
  for (const { product } of [shop, near]) {
    await page.goto(`/products/${product.slug}`)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(page.getByRole('link', { name: 'View cart' })).toBeVisible()
  }
  await page.goto('/cart')
  const [first, second] = [shop, near].map(({ shopName }) => page.getByRole('region', { name: shopName }))
  const summary = page.getByRole('region', { name: 'Order summary' })
  await expect(page.getByLabel('Deliver to')).toHaveValue('US')
  await expect(first!).toContainText('Delivery (estimate)$5.00Standard · Arrives in 3 to 5 days')
  await expect(summary).toContainText('Products$32.00Delivery (estimate)$9.00Estimated total$41.00')
  await look(page, 'cart-estimate')
  await page.getByLabel('Deliver to').focus()
  await page.getByLabel('Deliver to').selectOption('France')
  await expect(second!).toContainText(`${near.shopName} does not deliver to France. These items stay in your cart and are left out of this order.`)
  await expect(page.getByLabel('Deliver to')).toBeFocused()
  await expect(summary).toContainText('Products$20.00Delivery (estimate)$5.00Estimated total$25.00')
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  await look(page, 'cart-not-delivered')
  await page.reload()
  await expect(page.getByLabel('Deliver to')).toHaveValue('FR')
})
