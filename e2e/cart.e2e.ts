import type { Locator, Page } from '@playwright/test'
import { expectAccessible, signIn as signInOn } from './fixtures'
import { expect, type JourneyShop, test } from './shops'

async function add(page: Page, shop: JourneyShop, quantity = 1): Promise<void> {
  await page.goto(`/products/${shop.product.slug}`)
  if (quantity > 1) await page.getByLabel('Quantity').selectOption(String(quantity))
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('link', { name: 'View cart' })).toBeVisible()
}

const cartLink = (page: Page, count: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: `Cart ${count}` })
const group = (page: Page, shop: JourneyShop): Locator => page.getByRole('region', { name: shop.shopName })
const quantityOf = (page: Page, shop: JourneyShop): Locator => page.getByLabel(`Quantity of ${shop.product.name}`)
const total = (page: Page): Locator => page.getByRole('region', { name: 'Order summary' })

test('a guest fills a cart from two shops, and changes it', async ({ page, shopWith }) => {
  const [bowls, cards] = [await shopWith({ price: '34.00' }), await shopWith({ price: '5.50' })]
  await page.goto('/cart')
  await expect(page.getByText('Your cart is empty')).toBeVisible()
  await expectAccessible(page)

  await test.step('a double click adds once; the next press adds again', async () => {
    await page.goto(`/products/${bowls.product.slug}`)
    await page.getByRole('button', { name: 'Add to cart' }).dblclick()
    await expect(page.getByText('Added to your cart.')).toBeVisible()
    await expect(cartLink(page, '1 item')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await expect(page.getByText('Your cart now has 2 of these.')).toBeVisible()
    await expect(cartLink(page, '2 items')).toBeVisible()
  })
  await test.step('grouped by shop, each with what it comes to', async () => {
    await add(page, cards, 3)
    await page.getByRole('link', { name: 'View cart' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your cart')
    await expect(group(page, bowls)).toContainText('Subtotal$68.00')
    await expect(group(page, cards)).toContainText('Subtotal$16.50')
    await expect(total(page)).toContainText('Total$84.50')
    await expect(page.getByText(/fee/i)).toHaveCount(0)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page)
    }
  })
  await test.step('another quantity takes effect at once and keeps the focus', async () => {
    await quantityOf(page, bowls).focus()
    await quantityOf(page, bowls).selectOption('1')
    await expect(total(page)).toContainText('$50.50')
    await expect(quantityOf(page, bowls)).toBeFocused()
    await expect(page.getByRole('status').filter({ hasText: `${bowls.product.name}: 1 in your cart.` })).toBeAttached()
  })
  await test.step('nobody goes to pay before what they chose is in the cart', async () => {
    let isHeld = true
    await page.route('**/cart', async (route) => {
      while (isHeld) await new Promise((resolve) => setTimeout(resolve, 50))
      await route.continue()
    })
    await quantityOf(page, bowls).selectOption('2')
    await page.getByRole('link', { name: 'Check out' }).click({ force: true })
    isHeld = false
    await expect(total(page)).toContainText('$84.50')
    await page.unroute('**/cart')
    await quantityOf(page, bowls).selectOption('1')
    await expect(total(page)).toContainText('$50.50')
  })
  await test.step('what is taken out can be put back, by keyboard', async () => {
    await page.getByRole('button', { name: `Remove ${cards.product.name}` }).press('Enter')
    await expect(page.getByRole('status').filter({ hasText: `${cards.product.name} was removed from your cart.` })).toBeFocused()
    await expect(group(page, cards)).toHaveCount(0)
    await expect(cartLink(page, '1 item')).toBeVisible()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(group(page, cards)).toContainText('Subtotal$16.50')
    await expect(page.getByRole('status').filter({ hasText: `${cards.product.name} is in your cart again.` })).toBeFocused()
  })
  await test.step('it is there after a reload, and for nobody else', async () => {
    await page.reload()
    await expect(quantityOf(page, cards)).toHaveValue('3')
    await page.context().clearCookies()
    await page.reload()
    await expect(page.getByText('Your cart is empty')).toBeVisible()
  })
})

test('with the line cut, what was not done is said in its place and nothing else is shown', async ({ page, context, shopWith }) => {
  const shop = await shopWith()
  await add(page, shop)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByText('We could not reach the shop.')).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByText('Your cart now has 2 of these.')).toBeVisible()
  await page.goto('/cart')
  await expect(quantityOf(page, shop)).toBeEnabled()
  await context.setOffline(true)
  await quantityOf(page, shop).selectOption('5')
  await expect(page.getByText('Your cart may not have changed.')).toBeVisible()
  await expect(quantityOf(page, shop)).toHaveValue('2')
  await context.setOffline(false)
  await quantityOf(page, shop).selectOption('5')
  await expect(total(page)).toContainText('$170.00')
  await expect(quantityOf(page, shop)).toHaveValue('5')
})

test('signing in brings the guest’s cart into one’s own, on every device', async ({ page, email, signIn, shopWith, visitor, mailbox }) => {
  const [both, guests, mine] = [await shopWith(), await shopWith(), await shopWith()]
  const me = email('carries')
  const desk = await visitor()
  await signInOn(desk, mailbox, me)
  await add(desk, both, 2)
  await add(desk, mine)
  await add(page, both, 3)
  await add(page, guests)
  await signIn(me, '/cart')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your cart')
  for (const device of [page, desk]) {
    await device.goto('/cart')
    await expect(cartLink(device, '7 items')).toBeVisible()
    await expect(quantityOf(device, both)).toHaveValue('5')
    await expect(quantityOf(device, guests)).toHaveValue('1')
    await expect(quantityOf(device, mine)).toHaveValue('1')
  }
})

test('a seller who cannot charge pauses, says so, and leaves the rest to be bought', async ({ page, shopWith, stripe }) => {
  const [paused, open] = [await shopWith({ price: '34.00' }), await shopWith({ price: '12.00' })]
  const sentence = `${paused.shopName} cannot accept payments at the moment.`
  await add(page, paused)
  await add(page, open)
  await stripe.control.changeAccount(paused.accountId, { charges_enabled: false })
  await expect(async () => {
    await page.goto('/cart')
    await expect(group(page, paused)).toContainText(sentence, { timeout: 1000 })
  }).toPass()
  await expect(group(page, paused)).toContainText('These items stay in your cart and are left out of this order.')
  await expect(total(page)).toContainText('Total$12.00')
  await expect(page.getByRole('link', { name: 'Check out' })).toBeVisible()
  await expectAccessible(page)
  await stripe.control.changeAccount(paused.accountId, { charges_enabled: true })
  await expect(async () => {
    await page.goto('/cart')
    await expect(total(page)).toContainText('$46.00', { timeout: 1000 })
  }).toPass()
  await expect(page.getByText(sentence)).toHaveCount(0)
})

test('less than a card can be charged: the cart says what to do, and lets it be done', async ({ page, shopWith }) => {
  const [sticker, bowl] = [await shopWith({ price: '0.20' }), await shopWith()]
  await add(page, sticker)
  await add(page, bowl)
  await page.goto('/cart')
  const problem = `A card payment must be at least $0.50. Add $0.30 more from ${sticker.shopName}, or remove these items.`
  await expect(group(page, sticker)).toContainText(problem)
  await expect(page.getByRole('link', { name: 'Check out' })).toHaveCount(0)
  await expectAccessible(page)
  await quantityOf(page, sticker).selectOption('3')
  await expect(page.getByText(problem)).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Check out' })).toBeVisible()
})

test('a price that changed and pieces that are gone are told in the cart', async ({ page, shopWith, sellerOf }) => {
  const shop = await shopWith({ price: '20.00', stock: '5' })
  await add(page, shop, 3)
  const seller = await sellerOf(shop, '/sell/products')
  await seller.getByRole('link', { name: shop.product.name }).click()
  await seller.getByLabel('Price', { exact: true }).fill('24')
  await seller.getByLabel('Pieces in stock').fill('2')
  await seller.getByRole('button', { name: 'Save' }).click()
  await expect(seller.getByText('Your changes are saved.')).toBeVisible()
  await page.goto('/cart')
  await expect(page.getByText('The price was $20.00 when you added this. It is now $24.00.')).toBeVisible()
  await expect(page.getByText('Only 2 left. Choose a smaller quantity.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Check out' })).toHaveCount(0)
  await quantityOf(page, shop).selectOption('2')
  await expect(total(page)).toContainText('Total$48.00')
  await expect(page.getByText('The price was $20.00')).toHaveCount(0)
})
