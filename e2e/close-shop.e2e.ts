import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

test('a seller closes their shop for good: its name is asked for, they are signed out, and nothing of it is for sale', async ({
  page,
  shopWith,
  sellerOf,
}) => {
  const shop = await shopWith()
  const seller = await sellerOf(shop, '/sell/settings')
  await seller.getByRole('button', { name: 'Close shop' }).click()
  const dialog = seller.getByRole('dialog')
  await expect(dialog.getByText('This cannot be undone.')).toBeVisible()
  await expectAccessible(seller)

  await test.step('another name closes nothing', async () => {
    await dialog.getByLabel('Type the name of your shop').fill('Another shop')
    await dialog.getByRole('button', { name: 'Close shop' }).click()
    await expect(dialog.getByLabel('Type the name of your shop')).toHaveAttribute('aria-invalid', 'true')
    await page.goto(`/products/${shop.product.slug}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(shop.product.name)
  })
  await test.step('its own name closes it', async () => {
    await dialog.getByLabel('Type the name of your shop').fill(shop.shopName)
    await dialog.getByRole('button', { name: 'Close shop' }).click()
    await expect(seller).toHaveURL(/\/shop-closed$/)
    await expectAccessible(seller)
    await seller.goto('/sell/settings')
    await expect(seller).toHaveURL(/\/signin\?next=/)
  })
  await test.step('its product is gone', async () => {
    await page.goto(`/products/${shop.product.slug}`)
    await expect(page.getByText('No longer sold')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Add to cart' })).toHaveCount(0)
    await page.goto('/')
    await expect(page.getByText(shop.product.name)).toHaveCount(0)
  })
})
