import type { Locator, Page } from '@playwright/test'
import { cardFrame, payButton } from './buying'
import { expect, test } from './fixtures'
import { openShop } from './seller'

/**
 * Opens a page and does something there before any script of it has arrived, as on a slow line; then they arrive.
 * @param control an element that React takes over
 */
async function beforeScripts(page: Page, address: string, control: Locator, deed: () => Promise<void>): Promise<void> {
  let held = true
  const pattern = '**/_next/static/**/*.js'
  await page.route(pattern, async (route) => {
    while (held) await new Promise((resolve) => setTimeout(resolve, 20))
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'commit' })
  await deed()
  held = false
  await page.waitForLoadState('load')
  // React has taken the page over once it keeps its own notes on the control.
  await expect.poll(() => control.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps')))).toBe(true)
  await page.unroute(pattern)
}

/** Types before any script has arrived, and gives what stands there once they have. @param label whose control is typed into */
async function typedEarly(page: Page, address: string, label: string, text: string): Promise<string> {
  const control = page.getByLabel(label)
  await beforeScripts(page, address, control, () => control.fill(text))
  return control.inputValue()
}

test('what is typed before the scripts arrive stays', async ({ page, email, signIn }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Morning mug, lake blue' }).first().click()
  await page.getByRole('button', { name: 'Buy now', exact: true }).click()
  await expect(page).toHaveURL(/\/checkout/)
  const checkout = page.url()
  expect(await typedEarly(page, checkout, 'E-mail', 'early@journeys.test')).toBe('early@journeys.test')
  await expect(page.frameLocator('iframe[title="Secure payment input frame"]').getByLabel('Card number')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue('early@journeys.test')
  expect(await typedEarly(page, '/signin', 'E-mail', 'early@journeys.test')).toBe('early@journeys.test')
  await signIn(email('early'), '/sell')
  expect(await typedEarly(page, '/sell', 'Name of your shop', 'Early')).toBe('Early')
  await openShop(page, 'Early')
  expect(await typedEarly(page, '/sell/products/new', 'Name', 'Early bowl')).toBe('Early bowl')
  expect(await typedEarly(page, '/sell/settings', 'Name of your shop', 'Earlier')).toBe('Earlier')
})

test('a cart takes no other number before the scripts without which nobody would hear of it', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Morning mug, lake blue' }).first().click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('link', { name: 'View cart' })).toBeVisible()
  const quantity = page.getByLabel('Quantity of Morning mug, lake blue')
  await beforeScripts(page, '/cart', quantity, () => expect(quantity).toBeDisabled())
  await quantity.selectOption('2')
  await expect(page.getByRole('status').filter({ hasText: ': 2 in your cart.' })).toBeAttached()
})

test('what is taken out of a cart before the scripts arrive is out of it, and can be put back', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Morning mug, lake blue' }).first().click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('link', { name: 'View cart' })).toBeVisible()
  const said = page.getByRole('status').filter({ hasText: 'Morning mug, lake blue was removed from your cart.' })
  await beforeScripts(page, '/cart', page.getByRole('button', { name: 'Undo' }), async () => {
    await page.getByRole('button', { name: 'Remove Morning mug, lake blue' }).click({ noWaitAfter: true })
    await expect(said).toBeVisible()
  })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Morning mug, lake blue is in your cart again.')).toBeAttached()
  await expect(page.getByLabel('Quantity of Morning mug, lake blue')).toHaveValue('1')
})

test('Pay waits for the scripts without which nothing can be paid, and stays where it is when they come', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Morning mug, lake blue' }).first().click()
  await page.getByRole('button', { name: 'Buy now', exact: true }).click()
  await expect(page).toHaveURL(/\/checkout.*id=/)
  const checkout = page.url()
  let early = 0
  await beforeScripts(page, checkout, payButton(page), async () => {
    await payButton(page).click({ force: true })
    await page.getByLabel('E-mail').press('Enter')
    // Before its styles have come, the page is laid out in another way, which nobody is shown.
    await expect.poll(() => page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0)
    early = await topOf(payButton(page))
  })
  await expect(page).toHaveURL(checkout)
  await expect(cardFrame(page).getByLabel('ZIP code')).toBeVisible()
  await expect.poll(async () => Math.abs((await topOf(payButton(page))) - early)).toBeLessThanOrEqual(4)
  await payButton(page).click()
  await expect(page.getByLabel('E-mail')).toBeFocused()
})

/** Where it stands on the page, however far that is scrolled. */
function topOf(element: Locator): Promise<number> {
  return element.evaluate((each) => each.getBoundingClientRect().top + window.scrollY)
}
