import { expect, expectAccessible, test } from './fixtures'

test('a visitor finds a product and who sells it', async ({ page }) => {
  await page.goto('/')
  await expectAccessible(page)
  await page
    .getByRole('link', { name: /Morning mug, lake blue/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Morning mug, lake blue')
  await expect(page.getByText('$34.00').first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Kiln & Field' }).first()).toBeVisible()
  await expectAccessible(page)
})

test('a product of a seller who is not connected is not listed; its page says why it cannot be bought', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('link', { name: /Morning mug, lake blue/ }).first()).toBeVisible()
  await expect(page.getByRole('link', { name: /Huila, washed/ })).toHaveCount(0)
  await page.goto('/products/huila-washed')
  await expect(page.getByText('cannot accept payments at the moment').first()).toBeVisible()
  await expect(page.getByRole('link', { name: /^buy/i })).toHaveCount(0)
  await expectAccessible(page)
})
