import { addProducts } from '@/tools/journeys/journey-shop'
import { delivers, look } from './bought'
import { expectAccessible } from './fixtures'
import { tabTo } from './keyboard'
import { expect, test } from './shops'

const PHONE = { width: 390, height: 844 }

test('a buyer searches from the header, filters, orders, and opens what was found', async ({ page, shopWith }) => {
  const mark = `zaffre${Date.now().toString(36)}`
  const dear = await shopWith({ name: `Bowl ${mark}`, price: '34.00' })
  const cheap = await shopWith({ name: `Plate ${mark}`, price: '5.50' })
  const gone = await shopWith({ name: `Cup ${mark}`, price: '4.00', stock: '0' })
  const cards = page.getByRole('main').getByRole('listitem')

  await test.step('by keyboard, from any page', async () => {
    await page.goto('/cart')
    await tabTo(page, page.getByRole('banner').getByRole('searchbox', { name: 'Search products' }))
    await page.keyboard.type(mark)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('status').filter({ hasText: '3 products found' })).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('the filters keep the words', async () => {
    const form = page.getByRole('search', { name: 'Search with filters' })
    await expect(form.getByLabel('Search for')).toHaveValue(mark)
    await form.getByText('Filters and order').click()
    await form.getByLabel('In stock only').check()
    await form.getByLabel('Order', { exact: true }).selectOption('Price, low to high')
    await form.getByRole('button', { name: 'Search' }).click()
    await expect(page.getByRole('status').filter({ hasText: '2 products found' })).toBeVisible()
    await expect(cards).toContainText([cheap.product.name, dear.product.name])
    await expect(page.getByText(gone.product.name)).toHaveCount(0)
    await expectAccessible(page)
  })
  await test.step('on a phone, nothing is wider than the page', async () => {
    await page.setViewportSize(PHONE)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await expectAccessible(page)
  })
  await page.getByRole('link', { name: dear.product.name }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(dear.product.name)
})

test('what was found goes on over further pages, and back', async ({ page, shopWith }) => {
  const mark = `cerise${Date.now().toString(36)}`
  const shop = await shopWith({ name: `Tile ${mark}` })
  await addProducts(
    shop,
    Array.from({ length: 25 }, (_, at) => `Tile ${mark} ${at}`),
  )
  await page.goto(`/search?q=${mark}&sort=price_up`)
  const cards = page.getByRole('main').getByRole('listitem').getByRole('link')
  const addresses = () => cards.evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  const first = await addresses()
  expect(first).toHaveLength(24)
  await page.getByRole('link', { name: 'Next', exact: true }).click()
  await expect(page.getByRole('link', { name: 'First page' })).toBeVisible()
  const second = await addresses()
  expect(second).toHaveLength(2)
  expect(second.filter((address) => first.includes(address))).toEqual([])
  await page.getByRole('link', { name: 'First page' }).click()
  await expect(page.getByRole('link', { name: 'First page' })).toHaveCount(0)
  expect(await addresses()).toEqual(first)
})

test('a mistyped word leads to similar names; where nothing is found there is a way on', async ({ page }) => {
  await page.goto('/search?q=mornin%20mugg')
  await expect(page.getByRole('heading', { name: 'Similar names' })).toBeVisible()
  await expect(page.getByRole('link', { name: /Morning mug/ }).first()).toBeVisible()

  await page.goto('/search?q=qqqqqq&from=cheap&stock=yes')
  await expect(page.getByText('No products found')).toBeVisible()
  await expect(page.getByLabel('Price from')).toHaveAccessibleDescription(/Enter an amount/)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Remove filters' }).click()
  await expect(page.getByLabel('Price from')).toBeHidden()
  await page.getByRole('link', { name: 'Browse products' }).click()
  await expect(page.getByRole('link', { name: /Morning mug/ }).first()).toBeVisible()
})

test('a buyer goes from a category on the storefront to those below it, and narrows a search to one', async ({ page }) => {
  const categories = page.getByRole('navigation', { name: 'Categories' })
  await page.goto('/')
  // Nothing in it is listed.
  await expect(categories.getByRole('link', { name: 'Coffee' })).toHaveCount(0)
  await categories.getByRole('link', { name: 'Kitchen' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kitchen')
  await expect(page.getByRole('main').getByRole('link', { name: /Serving bowl/ })).toBeVisible()
  await expectAccessible(page)

  await categories.getByRole('link', { name: 'Cups and mugs' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cups and mugs')
  await expect(page.getByRole('main').getByRole('link', { name: /Serving bowl/ })).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: 'Breadcrumb' }).getByRole('link', { name: 'Kitchen' })).toBeVisible()

  await page.goto('/search?q=vase&sort=newest')
  await categories.getByRole('link', { name: 'Home' }).click()
  await expect(page).toHaveURL('/search?q=vase&sort=newest&category=home')
  await expect(page.getByRole('main').getByRole('link', { name: /Bud vase/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('search', { name: 'Search with filters' }).getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/category=home/)
  await categories.getByRole('link', { name: 'Home' }).click()
  await expect(page).toHaveURL('/search?q=vase&sort=newest')
})

test('a search is narrowed to a shop, and to what is delivered to a country', async ({ page, shopWith }) => {
  const mark = `sepia${Date.now().toString(36)}`
  const here = await shopWith({ name: `Bowl ${mark}`, delivers: delivers('DE') })
  const there = await shopWith({ name: `Plate ${mark}`, delivers: delivers('US') })
  const form = page.getByRole('search', { name: 'Search with filters' })
  const found = (count: string) => expect(page.getByRole('status').filter({ hasText: `${count} found` })).toBeVisible()

  await page.goto(`/search?q=${mark}`)
  await form.getByText('Filters and order').click()
  await form.getByLabel('Delivers to').selectOption('Germany')
  await form.getByRole('button', { name: 'Search' }).click()
  await found('1 product')
  await expect(page.getByRole('link', { name: here.product.name })).toBeVisible()
  await expect(form.getByLabel('Shop', { exact: true }).getByRole('option')).toHaveText(['All shops', `${here.shopName} (1)`])
  await page.goto(`/search?q=${mark}`)
  await form.getByText('Filters and order').click()
  await form.getByLabel('Shop', { exact: true }).selectOption(`${there.shopName} (1)`)
  await form.getByRole('button', { name: 'Search' }).click()
  await found('1 product')
  await expectAccessible(page)
  await look(page, 'find-filters')
  await page.getByRole('link', { name: there.product.name }).click()

  await page.getByRole('main').getByRole('link', { name: there.shopName }).first().click()
  const shopSearch = page.getByRole('search', { name: 'Search this shop' })
  await shopSearch.getByRole('searchbox').fill('plate')
  await expectAccessible(page)
  await look(page, 'find-shop')
  await shopSearch.getByRole('searchbox').press('Enter')
  await found('1 product')
  await expect(form.getByLabel('Shop', { exact: true }).locator('option:checked')).toHaveText(`${there.shopName} (1)`)
})

test('the header suggests products, shops and categories while somebody types, and the keyboard leads to them', async ({ page, shopWith }) => {
  const mark = `ambergris${Date.now().toString(36)}`
  const shop = await shopWith({ name: `Candle ${mark}` }, `Chandler ${mark}`)
  const field = page.getByRole('banner').getByRole('searchbox', { name: 'Search products' })
  const suggested = page.getByRole('banner').getByRole('link', { name: `${shop.product.name} ${shop.shopName}` })
  await page.goto('/')
  await field.pressSequentially(mark.slice(0, -1))
  await expect(suggested).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '2 suggestions.' })).toBeAttached()
  await expectAccessible(page)
  await look(page, 'suggestions')
  await field.press('ArrowDown')
  await expect(suggested).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field).toBeFocused()
  await expect(suggested).toHaveCount(0)
  await expect(field).toHaveValue(mark.slice(0, -1))
  await page.keyboard.type(mark.slice(-1))
  await expect(suggested).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shop.shopName)
})
