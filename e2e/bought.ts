// What journeys about the time after the payment share.
import { expect, type Page } from '@playwright/test'
import { fillCheckout, goToCheckout, receiptOf, typeAddress } from './buying'
import type { JourneyShop } from './shops'

/** Where a shop delivers, at one rate. */
export const delivers = (country: string) => ({ countries: [country], rates: [{ name: 'Standard', price: 5, minDays: 2, maxDays: 4 }] })
/** The link of an order in a mail. */
export const LINK = /https?:\/\/\S+\/orders\/\S+\?key=\S+/
const shots = process.env.JOURNEY_SHOTS

/** Takes a picture of the page, wide, narrow and dark, where JOURNEY_SHOTS names a folder. */
export async function look(page: Page, name: string): Promise<void> {
  if (!shots) return
  for (const [width, scheme] of [
    [1280, 'light'],
    [390, 'light'],
    [1280, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme: scheme })
    await page.screenshot({ path: `${shots}/${name}-${width}-${scheme}.png`, fullPage: true })
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 720 })
}

/** Buys the one product of a shop as a guest. */
export async function buy(page: Page, shop: JourneyShop, buyer: string, type = typeAddress): Promise<void> {
  await goToCheckout(page, shop)
  await type(page)
  await fillCheckout(page, buyer)
  await page.getByRole('button', { name: 'Pay $25.00' }).click()
  await receiptOf(page)
}

/** A delivery address in Berlin. */
export async function typeGermanAddress(page: Page): Promise<void> {
  const frame = page.frameLocator('iframe[title="Secure address input frame"]')
  await frame.getByLabel('Full name').fill('Ada Lovelace')
  await frame.getByLabel('Country').selectOption('DE')
  await frame.getByLabel('Address line 1').fill('Torstraße 1')
  await frame.getByLabel('City').fill('Berlin')
  await frame.getByLabel('Postal code').fill('10115')
}

/** Ships the newest order of a shop. */
export async function ship(seller: Page, shop: JourneyShop): Promise<void> {
  await seller.goto('/sell/orders?show=to-ship')
  await seller.getByRole('link', { name: shop.product.name }).first().click()
  await seller.getByRole('button', { name: 'Mark as shipped' }).click()
  await expect(seller.getByText('Shipped', { exact: true }).first()).toBeVisible()
}

/** The first sale in a seller's list. */
export const firstSale = (seller: Page) => seller.locator('main a[href^="/sell/orders/"]:not([href$="/csv"])').first()
