// A product that the operator hides: it can neither be found nor bought, its seller reads why, and it comes back when it is shown again.
import { look } from './bought'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

test('the operator hides a product with a reason; its page is gone, the seller reads why, and shown again it is for sale', async ({
  page,
  signIn,
  shopWith,
  sellerOf,
  visitor,
  mailbox,
}) => {
  const shop = await shopWith()
  const { product } = shop
  const buyer = await visitor()

  await test.step('the operator finds it by its address, and is asked for a reason', async () => {
    await signIn('hiding-operator@souk.test', '/admin/products')
    await expectAccessible(page)
    await look(page, 'admin-products')
    await page.getByLabel('Find a product').fill(`https://souk.test/products/${product.slug}`)
    await page.getByRole('button', { name: 'Search' }).press('Enter')
    await page.getByRole('link', { name: product.name }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(product.name)
    await expectAccessible(page)
    await look(page, 'admin-product')
    await page.getByLabel('Reason').fill('   ')
    await page.getByRole('button', { name: 'Hide product' }).press('Enter')
    await expect(page.getByText('Enter a reason of at most 500 characters.')).toBeVisible()
    await page.getByLabel('Reason').fill('This is a copy.')
    await page.getByRole('button', { name: 'Hide product' }).press('Enter')
    await expect(page.getByRole('heading', { name: /^Hidden since / })).toBeVisible()
    await expectAccessible(page)
    await look(page, 'admin-product-hidden')
  })

  await test.step('its page is gone', async () => {
    expect((await buyer.goto(`/products/${product.slug}`))?.status()).toBe(404)
  })

  await test.step('the seller reads why, by mail and on its page, and cannot publish it', async () => {
    expect((await mailbox.newest(shop.email, /is hidden$/)).text).toContain('This is a copy.')
    const seller = await sellerOf(shop, '/sell/products')
    await expect(seller.getByText('Hidden', { exact: true })).toBeVisible()
    await seller.getByRole('link', { name: product.name }).click()
    await expect(seller.getByText('This is a copy.')).toBeVisible()
    await expect(seller.getByRole('button', { name: 'Archive' })).toHaveCount(0)
    await expectAccessible(seller)
    await look(seller, 'sell-product-hidden')
  })

  await test.step('shown again it is for sale', async () => {
    await page.getByRole('button', { name: 'Show again' }).press('Enter')
    await expect(page.getByRole('heading', { name: 'Hidden earlier' })).toBeVisible()
    await buyer.goto(`/products/${product.slug}`)
    await expect(buyer.getByRole('button', { name: 'Add to cart' })).toBeEnabled()
    expect((await mailbox.newest(shop.email, /sell again$/)).text).toContain('no longer hidden')
  })
})
