import type { Page } from '@playwright/test'
import { CARD, cardFrame, fillCheckout, goToCheckout, payButton, receiptOf, typeCard } from './buying'
import { expectContrast } from './contrast'
import { expectAccessible } from './fixtures'
import { tabTo } from './keyboard'
import { expect, type JourneyShop, test } from './shops'

test('a keyboard alone buys', async ({ page, email, shopWith }) => {
  const shop = await shopWith()
  await page.goto(`/sellers/${await slugOf(page, shop)}`)
  await tabTo(page, page.getByRole('link', { name: new RegExp(shop.product.name) }).first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shop.product.name)
  await tabTo(page, page.getByRole('button', { name: 'Buy now', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checkout')
  const card = cardFrame(page)
  await expect(card.getByLabel('Card number')).toBeVisible()
  await tabTo(page, page.getByLabel('E-mail'))
  await page.keyboard.type(email('keys'))
  await tabTo(page, card.getByLabel('Card number'))
  await page.keyboard.type(CARD.asksAlways)
  // A finished field hands over to the next one.
  await expect(card.getByLabel('Expiration date')).toBeFocused()
  await page.keyboard.type('1234')
  await expect(card.getByLabel('Security code')).toBeFocused()
  await page.keyboard.type('123')
  await tabTo(page, card.getByLabel('ZIP code'))
  await page.keyboard.type('05401')
  await tabTo(page, payButton(page))
  await page.keyboard.press('Enter')
  const bank = page.frameLocator('iframe[title="3D Secure authentication"]')
  for (const about of ['Save card for later', '$34.00']) {
    await expect(bank.getByRole('definition').filter({ hasText: about })).toBeVisible()
    await tabTo(page, bank.getByRole('button', { name: 'Complete authentication' }))
    await page.keyboard.press('Enter')
  }
  await receiptOf(page)
})

/** The way to a shop, as its product's page tells it. */
async function slugOf(page: Page, shop: JourneyShop): Promise<string> {
  await page.goto(`/products/${shop.product.slug}`)
  const href = await page.getByRole('main').getByRole('link', { name: shop.shopName }).first().getAttribute('href')
  return href?.split('/').at(-1) ?? ''
}

const LOOKS = [
  { name: 'on a desktop', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'in the dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { name: 'on a phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'on a phone in the dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const

for (const { name, viewport, colorScheme } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport, colorScheme })

    test(`everybody can read and use every page of a purchase ${name}`, async ({ page, email, shopWith }) => {
      const shop = await shopWith({ stock: '5' })
      await test.step('storefront', async () => {
        await page.goto('/')
        await expectUsable(page)
      })
      await test.step('product', async () => {
        await page.goto(`/products/${shop.product.slug}`)
        await expectUsable(page)
      })
      await test.step('checkout, also with something to complain about', async () => {
        await goToCheckout(page, shop)
        await expect(cardFrame(page).getByLabel('Card number')).toBeVisible()
        await expectUsable(page)
        await expectContrast(cardFrame(page).getByText('Card number'), page.locator('iframe[title="Secure payment input frame"]'))
        await fillCheckout(page, email('reads'), CARD.expired)
        await payButton(page).click()
        await expect(page.getByRole('alert').filter({ hasText: 'Card declined' })).toBeVisible()
        await expectUsable(page)
      })
      await test.step('receipt', async () => {
        await typeCard(page, CARD.good)
        await payButton(page).click()
        await receiptOf(page)
        await expectUsable(page)
      })
    })
  })
}

test('names of sixty letters without a space fit the narrowest phone', async ({ page, email, shopWith }) => {
  const name = 'Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauten'
  const shop = await shopWith({ name, price: '900000.00' }, name)
  await page.setViewportSize({ width: 320, height: 640 })
  await page.goto(`/products/${shop.product.slug}`)
  await expectNoOverflow(page)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await page.getByRole('link', { name: 'View cart' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your cart')
  await expectNoOverflow(page)
  await page.getByRole('link', { name: 'Check out' }).click()
  await fillCheckout(page, email('narrow'))
  await expectNoOverflow(page)
  await payButton(page).click()
  await receiptOf(page)
  await expectNoOverflow(page)
})

/** Axe finds nothing serious, and nothing stands out of the side of the screen. */
async function expectUsable(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoOverflow(page)
}

async function expectNoOverflow(page: Page): Promise<void> {
  const [needed, there] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth] as const)
  expect(needed, `the width of ${page.url()}`).toBeLessThanOrEqual(there)
}
