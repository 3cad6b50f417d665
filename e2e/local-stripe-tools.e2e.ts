import type { Page } from '@playwright/test'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'
import { PLATFORM } from './stripe-dashboard'

const LOOKS = [
  { name: 'in the dark', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { name: 'on a phone', colorScheme: 'light', viewport: { width: 390, height: 844 } },
] as const

for (const { name, ...look } of LOOKS) {
  test.describe(name, () => {
    test.use(look)

    test(`clock, faults, keys and webhooks of the local Stripe can be used by everybody ${name}`, async ({ page, stripe }) => {
      const dashboard = `${stripe.url}/dashboard/${PLATFORM}`
      for (const [path, heading] of [
        ['clock', 'Clock'],
        ['faults', 'Faults'],
        ['keys', 'API keys'],
        ['webhooks', 'Webhooks'],
      ] as const) {
        await page.goto(`${dashboard}/${path}`)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
        for (const summary of await page.locator('main details > summary').all()) await summary.press('Enter')
        await expectAccessible(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      }
    })
  })
}

test('a keyboard alone makes a restricted key, rolls it and ends it', async ({ page, stripe }) => {
  await page.goto(`${stripe.url}/dashboard/${PLATFORM}/keys`)
  await page.getByLabel('Name', { exact: true }).focus()
  await page.keyboard.type('Warehouse')
  await page.getByLabel('Customer', { exact: true }).focus()
  await page.keyboard.type('Write')
  await page.getByRole('button', { name: 'Create the key' }).press('Enter')
  await expect(page.getByRole('status')).toHaveText('Warehouse is ready.')
  const key = await shownKey(page)
  expect(await mayAsk(stripe.url, key)).toBe(200)

  await page.getByText('Roll or expire').first().press('Enter')
  await page.getByRole('button', { name: 'Roll the key' }).first().press('Enter')
  await expect(page.getByRole('status')).toHaveText('Rolled. The old key has ended.')
  const next = await shownKey(page)
  expect([next === key, await mayAsk(stripe.url, key), await mayAsk(stripe.url, next)]).toEqual([false, 401, 200])

  await page.getByText('Roll or expire').first().press('Enter')
  await page.getByRole('button', { name: 'Expire now without a new one' }).first().press('Enter')
  await expect(page.getByRole('status')).toContainText('The key has ended')
  expect(await mayAsk(stripe.url, next)).toBe(401)
})

/** The key that the page shows open, in full. */
async function shownKey(page: Page): Promise<string> {
  return page.getByRole('article').filter({ hasText: 'Warehouse' }).first().locator('details.secret[open] > code').innerText()
}

/** The status of a call with a key. */
async function mayAsk(url: string, key: string): Promise<number> {
  return (await fetch(`${url}/v1/customers?limit=1`, { headers: { Authorization: `Bearer ${key}` } })).status
}
