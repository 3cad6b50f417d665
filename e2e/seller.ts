import type { Page } from '@playwright/test'
import { expect } from './fixtures'

/** Opens a shop for the signed-in person. */
export async function openShop(page: Page, name: string): Promise<void> {
  await page.goto('/sell')
  await page.getByLabel('Name of your shop').fill(name)
  await page.getByRole('button', { name: 'Open the shop' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
}

/**
 * Puts a product on sale and stands at its form.
 * @returns the address of its page in the shop
 */
export async function addProduct(page: Page, name: string, price = '12.50'): Promise<string> {
  await page.goto('/sell/products/new')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Price', { exact: true }).fill(price)
  await page.getByRole('button', { name: 'Put on sale' }).click()
  await expect(page.getByText('Your product is on sale.')).toBeVisible()
  await page.getByRole('link', { name }).click()
  const address = await page.getByRole('link', { name: 'View in the shop' }).getAttribute('href')
  return address ?? ''
}

/** One rate in the form of a zone. */
export function rateRow(page: Page, place: number) {
  return page.getByRole('group', { name: `Rate ${place}`, exact: true })
}

/** Adds a delivery zone with one fixed rate of $5.00. @param country everywhere when left out */
export async function addZone(page: Page, name: string, country?: string): Promise<void> {
  await page.goto('/sell/delivery/new')
  await page.getByLabel('Name of the zone').fill(name)
  if (country) {
    await page.getByLabel('Search countries').fill(country)
    await page.getByRole('checkbox', { name: country }).check()
  } else {
    await page.getByRole('radio', { name: /^Everywhere/ }).check()
  }
  await rateRow(page, 1).getByLabel('Name').fill('Standard')
  await rateRow(page, 1).getByLabel('Price').fill('5')
  await page.getByRole('button', { name: 'Save the zone' }).click()
  await expect(page.getByText('The zone is saved.')).toBeVisible()
}

/** From the checklist to Stripe's page. */
export async function goToStripe(page: Page): Promise<void> {
  await page.goto('/sell')
  await page.getByRole('button', { name: /^(Connect with Stripe|Reconnect)$/ }).click()
  await expect(page).toHaveURL(/\/oauth\/authorize/)
}

/** On Stripe's page, signed out: signs in and lets the shop use the account. */
export async function giveAccess(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
}

/**
 * Does something on Stripe's page that ends in a return to the shop, and holds the return back before the shop sees it.
 * @returns the address that Stripe sends the browser to
 */
export async function heldReturn(page: Page, deed: () => Promise<void>): Promise<URL> {
  const pattern = '**/oauth/authorize?**'
  let held = ''
  // A browser follows a redirect without asking: the answer that holds it is what can be stopped.
  await page.route(pattern, async (route) => {
    if (!/action=(skip|connect)\b/.test(route.request().postData() ?? '')) return route.continue()
    held = (await route.fetch({ maxRedirects: 0 })).headers().location ?? ''
    return route.fulfill({ contentType: 'text/plain', body: 'Held back.' })
  })
  await deed()
  await expect(page.getByText('Held back.')).toBeVisible()
  await page.unroute(pattern)
  return new URL(held)
}

/** The step of the checklist with this label. */
export function step(page: Page, label: string) {
  return page.getByRole('listitem').filter({ hasText: label })
}

/** Looks at a product as a buyer would, until it can be bought. */
export async function expectBuyable(page: Page, address: string): Promise<void> {
  await expect(async () => {
    await page.goto(address)
    await expect(page.getByRole('button', { name: 'Buy' })).toBeVisible({ timeout: 1000 })
  }).toPass()
}

/** Looks at a product as a buyer would, until it cannot be bought because its seller cannot take payments. */
export async function expectPaused(page: Page, address: string, shopName: string): Promise<void> {
  await expect(async () => {
    await page.goto(address)
    await expect(page.getByText(`${shopName} cannot accept payments at the moment.`)).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(page.getByRole('button', { name: 'Buy' })).toHaveCount(0)
}
