// What journeys about the time after the payment share.
import type { Page } from '@playwright/test'
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
