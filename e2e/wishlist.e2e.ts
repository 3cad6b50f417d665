import type { Page } from '@playwright/test'
import { look } from './bought'
import { expectAccessible, signIn } from './fixtures'
import { expect, type JourneyShop, test } from './shops'

const save = (page: Page, { product }: JourneyShop) => page.getByRole('button', { name: `Save ${product.name} to your wishlist` })
const remove = (page: Page, { product }: JourneyShop) => page.getByRole('button', { name: `Remove ${product.name} from your wishlist` })

test('a guest keeps products in mind, takes them along when signing in, and puts one into the cart', async ({ page, shopWith, mailbox }) => {
  const [bowl, gone] = [await shopWith({ price: '34.00' }), await shopWith({ stock: '0' })]
  await page.goto('/wishlist')
  await expect(page.getByText('Nothing saved yet')).toBeVisible()
  await expectAccessible(page)
  await look(page, 'wishlist-empty')

  await test.step('with the heart of a product page, by keyboard', async () => {
    await page.goto(`/products/${bowl.product.slug}`)
    await save(page, bowl).press('Enter')
    await expect(remove(page, bowl)).toBeFocused()
    await expectAccessible(page)
    await look(page, 'wishlist-product')
  })
  await test.step('and with that of a card, before any script', async () => {
    await page.route('**/*.js', (route) => route.abort())
    await page.goto(`/search?q=${encodeURIComponent(gone.product.name)}`)
    await save(page, gone).click()
    await expect(remove(page, gone)).toBeVisible()
    await page.unroute('**/*.js')
  })
  await test.step('they come along at the sign-in', async () => {
    await signIn(page, mailbox, `wisher-${gone.product.slug}@journeys.test`, '/wishlist')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Wishlist')
    await expect(page.getByRole('main').getByRole('listitem')).toContainText(['Sold out', bowl.product.name])
    await expectAccessible(page)
    await look(page, 'wishlist')
  })
  await test.step('into the cart by one press', async () => {
    await page.getByRole('button', { name: `Add ${bowl.product.name} to your cart` }).click()
    await expect(page.getByText('Added to your cart.')).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Cart 1 item' })).toBeVisible()
  })
  await remove(page, gone).click()
  await expect(page.getByText(gone.product.name)).toHaveCount(0)
})
