// What is read on Stripe's dashboard, page by page as its owner would.
import type { Locator, Page } from '@playwright/test'
import type { LocalStripe } from './local-stripe'
import { expect, type JourneyShop } from './shops'

/** The platform's account in the local Stripe. */
export const PLATFORM = 'acct_1SoukLocalPlatfrm'

/** The value beside a name in a list of facts. */
export function fact(page: Page, name: string): Locator {
  return page.locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('xpath=following-sibling::dd[1]')
}

/** Finds a customer of an account by e-mail through the dashboard's search. */
export async function openCustomer(page: Page, dashboard: string, account: string, email: string): Promise<void> {
  await page.goto(`${dashboard}/${account}/customers`)
  await page.getByRole('link', { name: email }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(email)
}

/** The payments of an account, newest first: the rows of its page. */
export async function paymentRows(page: Page, dashboard: string, account: string): Promise<Locator> {
  await page.goto(`${dashboard}/${account}/payments`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Payments')
  return page.locator('tbody tr')
}

/** How the payments of a seller stand at Stripe, newest first; the page is read anew until they do. */
export async function expectPayments(
  page: Page,
  stripe: LocalStripe,
  shop: JourneyShop,
  states: (string | RegExp)[],
  timeout = 30_000,
): Promise<void> {
  await expect(async () => {
    const rows = await paymentRows(page, stripe.dashboard, shop.accountId)
    await expect(rows).toHaveCount(states.length, { timeout: 1000 })
    for (const [at, state] of states.entries()) await expect(rows.nth(at)).toContainText(state, { timeout: 1000 })
  }).toPass({ timeout })
}

/** An amount as the dashboard writes it, in cents. */
export async function cents(value: Locator): Promise<number> {
  const text = await value.innerText()
  expect(text).toMatch(/^-?\$[\d,]+\.\d\d$/)
  return Number(text.replace(/[^\d-]/g, ''))
}
