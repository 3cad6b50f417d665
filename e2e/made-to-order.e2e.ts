// What is made to order for its buyer, from the seller's form to a return.
import { delivers, look, ship, typeGermanAddress } from './bought'
import { fillCheckout, goToCheckout, receiptOf } from './buying'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

test('made to order: the shop says so before the purchase, and a return is the seller’s to decide, also in the EU', async ({
  page,
  email,
  shopWith,
  sellerOf,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('DE') })
  const seller = await sellerOf(shop, '/sell/products')
  await test.step('the seller says so, and gives it a barcode', async () => {
    await seller.getByRole('link', { name: shop.product.name }).click()
    await seller.getByLabel('Made to order for the buyer').check()
    await seller.getByLabel('Barcode').fill('4006381333930')
    await seller.getByRole('button', { name: 'Save' }).click()
    await expect(seller.getByText(/^This barcode has a wrong digit/)).toBeVisible()
    await expect(seller.getByLabel('Barcode')).toBeFocused()
    await expect(seller.getByLabel('Made to order for the buyer')).toBeChecked()
    await seller.getByLabel('Barcode').fill('4006381333931')
    await seller.getByRole('button', { name: 'Save' }).click()
    await expect(seller.getByText('Your changes are saved.')).toBeVisible()
  })
  await test.step('the product page says so, to search engines its barcode', async () => {
    await page.goto(`/products/${shop.product.slug}`)
    await expect(page.getByText('Made to order for you')).toBeVisible()
    expect(await page.locator('script[type="application/ld+json"]').first().textContent()).toContain('4006381333931')
    await expectAccessible(page)
    await look(page, 'made-to-order')
  })
  await goToCheckout(page, shop)
  await expect(page.getByText('Made to order for you')).toBeVisible()
  await expect(page.getByText('You cannot withdraw from buying items made to order because you changed your mind.')).toBeVisible()
  await look(page, 'made-to-order-checkout')
  await typeGermanAddress(page)
  await fillCheckout(page, email('made'))
  await page.getByRole('button', { name: 'Pay $25.00' }).click()
  await receiptOf(page)
  await ship(seller, shop)
  await page.reload()
  await page.getByRole('link', { name: 'Return items' }).click()
  await expect(page.getByText('Made to order. The seller decides.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('spinbutton').fill('1')
  await page.getByLabel('Reason').selectOption('I changed my mind')
  await page.getByRole('button', { name: 'Ask to return items' }).click()
  await expect(page.getByText('The seller has not answered yet. Do not send anything yet.')).toBeVisible()
})
