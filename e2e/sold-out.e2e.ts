// Two buyers want the last piece of one colour: who comes second reads it before anything is charged, and buys the rest.
import type { Page } from '@playwright/test'
import { look } from './bought'
import { fillCheckout, payButton, receiptOf } from './buying'
import { expectAccessible } from './fixtures'
import { expect, type JourneyShop, test } from './shops'
import { expectPayments } from './stripe-dashboard'

const SHIRT = { price: '20.00', more: { option1: 'Colour', values1: 'Blue, Red', 'stock:Blue': '5', 'stock:Red': '1' } }

async function chooseRed(page: Page, { product }: JourneyShop): Promise<void> {
  await page.goto(`/products/${product.slug}`)
  await page.getByRole('link', { name: 'Red', exact: true }).click()
  await expect(page.getByText('Only 1 left')).toBeVisible()
}

test('the last piece of a colour is sold between cart and Pay: the second buyer reads which it is, and buys the rest', async ({
  page,
  email,
  shopWith,
  visitor,
  stripe,
}) => {
  const [shirts, cards] = [await shopWith(SHIRT), await shopWith({ price: '10.00' })]
  const shirt = `${shirts.product.name}, Red`
  await chooseRed(page, shirts)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('link', { name: 'View cart' })).toBeVisible()
  await page.goto(`/products/${cards.product.slug}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByRole('link', { name: 'View cart' }).click()
  await page.getByRole('link', { name: 'Check out' }).click()
  await fillCheckout(page, email('second'))
  await expect(page.getByRole('button', { name: 'Pay $30.00' })).toBeVisible()

  await test.step('somebody else buys it meanwhile', async () => {
    const other = await visitor()
    await chooseRed(other, shirts)
    await other.getByRole('button', { name: 'Buy now', exact: true }).click()
    await fillCheckout(other, email('first'))
    await payButton(other).click()
    await receiptOf(other)
  })
  await test.step('Pay says which item is gone, that nothing was charged, and what the rest costs', async () => {
    await page.getByRole('button', { name: 'Pay $30.00' }).click()
    const alert = page.getByRole('alert').filter({ hasText: 'Some items cannot be bought now' })
    await expect(alert).toBeFocused()
    await expect(alert).toContainText('Nothing was charged. These items stay in your cart and are left out here.')
    await expect(alert).toContainText(`${shirt}: This product is sold out.`)
    await expect(page.getByRole('region', { name: 'Your order' })).toContainText(`${shirt}: This product is sold out.`)
    await expect(page.getByRole('button', { name: 'Pay $10.00' })).toBeVisible()
    await expectAccessible(page)
    await look(page, 'sold-out')
  })
  await test.step('the rest is paid with what was typed', async () => {
    await page.getByRole('button', { name: 'Pay $10.00' }).click()
    await receiptOf(page)
    await expect(page.getByRole('article')).toContainText('$10.00')
    await expect(page.getByRole('article')).not.toContainText(shirts.shopName)
    await expectPayments(page, stripe, shirts, ['Succeeded'])
    await expectPayments(page, stripe, cards, ['Succeeded'])
  })
  await test.step('the cart keeps the shirt, says why it cannot be bought, and leads to the other colour', async () => {
    await page.goto('/cart')
    await expect(page.getByRole('region', { name: shirts.shopName })).toContainText('This product is sold out.')
    await expectAccessible(page)
    await page.getByRole('region', { name: shirts.shopName }).getByRole('link', { name: shirts.product.name }).click()
    await expect(page.getByRole('link', { name: 'Red Sold out' })).toHaveAttribute('aria-current', 'true')
    await page.getByRole('link', { name: 'Blue', exact: true }).click()
    await expect(page.getByRole('button', { name: 'Add to cart' })).toBeVisible()
  })
})
