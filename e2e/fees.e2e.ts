// The fee of one shop: set by the operator, told to its seller before it counts, and shown where prices are made.
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

test('a dearer fee of a shop is announced to its seller, a lower one of a product counts at once', async ({
  page,
  signIn,
  shopWith,
  sellerOf,
  mailbox,
}) => {
  const shop = await shopWith({ price: '20.00' })
  await test.step('the operator finds the shop and sets its fee', async () => {
    await signIn('fees-operator@souk.test', '/admin/sellers')
    await page.getByRole('link', { name: `Fee of ${shop.shopName}` }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Fee of ${shop.shopName}`)
    await expectAccessible(page)
    await page.getByLabel('Percent of the sale').first().fill('10')
    await page.getByLabel('At least').fill('5')
    await page.getByLabel('At most').fill('1')
    await page.getByRole('button', { name: 'Save the fee' }).press('Enter')
    await expect(page.getByText('Enter at least the amount of the least fee, or leave the field empty.')).toBeVisible()
    await page.getByLabel('At least').fill('0.50')
    await page.getByLabel('At most').fill('40')
    await page.getByLabel('Take the percentage of delivery too').check()
    await page.getByRole('button', { name: 'Save the fee' }).press('Enter')
    await expect(page.getByText('Saved. Sellers are told by e-mail.')).toBeVisible()
    await expect(page.getByRole('table', { name: 'Fees in force' })).toContainText('10% of items and delivery, at least $0.50, at most $40.00')
    await expectAccessible(page)
  })
  await test.step('the operator sets the percentage of one product', async () => {
    await page.getByLabel('Address of the product').fill(new URL(`/products/${shop.product.slug}`, page.url()).href)
    await page.getByLabel('Percent of the sale').nth(1).fill('1')
    await page.getByRole('button', { name: 'Save percentage' }).click()
    await expect(page.getByText(`Saved for ${shop.product.name}.`)).toBeVisible()
    await page.goto('/admin/fees')
    await expect(page.getByRole('table', { name: 'Fees of single shops' })).toContainText(shop.shopName)
    await page.goto('/admin/changes')
    await expect(page.getByText('Set the percentage of a product').first()).toBeVisible()
  })
  await test.step('the seller is told, and reads it in the settings and beside the price', async () => {
    const seller = await sellerOf(shop, '/sell/settings#fees')
    const fees = seller.getByRole('table', { name: 'Fees by currency' })
    await expect(fees.getByRole('row').filter({ hasText: 'USD' })).toContainText('5%')
    await expect(fees.getByText(/^From .+: 10% of items and delivery, at least/)).toBeVisible()
    await expect(fees.getByRole('row').filter({ hasText: shop.product.name })).toContainText('1% in place of the percentage above')
    await expectAccessible(seller)
    await seller.goto('/sell/products')
    await seller.getByRole('link', { name: shop.product.name }).first().click()
    await expect(seller.getByText('Marketplace fee: 1%.')).toBeVisible()
    await expect(seller.getByText(/^From .+ the fee is 1% of items and delivery, at least/)).toBeVisible()
  })
  expect((await mailbox.newest(shop.email, /^Your fee changes on /)).text).toContain('Until then you pay 5%.')
  expect((await mailbox.newest(shop.email, /^Your fee has changed$/)).text).toContain(`The fee on new sales of ${shop.product.name} is 1%.`)
})
