// What a buyer does on the way from a product to its receipt.
import type { FrameLocator, Page } from '@playwright/test'
import { expect, type JourneyShop } from './shops'

/** Stripe's test cards (docs.stripe.com/testing). */
export const CARD = {
  good: '4242424242424242',
  mastercard: '5555555555554444',
  failsWhenCharged: '4000000000000341',
  tooLittleMoney: '4000000000009995',
  expired: '4000000000000069',
  wrongCode: '4000000000000127',
  /** Asks for 3-D Secure until it has been set up, and whenever the buyer is there. */
  asksOnce: '4000002500003155',
  /** Asks for 3-D Secure every time. */
  asksAlways: '4000002760003184',
}

/** Opens the product and presses Buy. */
export async function goToCheckout(page: Page, shop: JourneyShop): Promise<void> {
  await page.goto(`/products/${shop.product.slug}`)
  await page.getByRole('button', { name: 'Buy now', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checkout')
  await expect(page).toHaveURL(/\/checkout\?product=[^&]+&variant=[\da-f-]+&quantity=1&id=[\da-f-]+$/)
}

/** The card fields: they live in a frame of Stripe's. */
export function cardFrame(page: Page): FrameLocator {
  return page.frameLocator('iframe[title="Secure payment input frame"]')
}

/** Types a card into Stripe's frame, over what is there. */
export async function typeCard(page: Page, number: string): Promise<void> {
  const frame = cardFrame(page)
  await frame.getByLabel('Card number').fill(number)
  await frame.getByLabel('Expiration date').fill('12 / 34')
  await frame.getByLabel('Security code').fill('123')
  await frame.getByLabel('Country').selectOption('US')
  await frame.getByLabel('ZIP code').fill('05401')
}

/** A delivery address in Vermont. */
export const HOME = { name: 'Ada Lovelace', street: '1 Church Street', city: 'Burlington', state: 'Vermont', zip: '05401' }

/** Types a delivery address into Stripe's frame. */
export async function typeAddress(page: Page, { name, street, city, state, zip } = HOME): Promise<void> {
  const frame = page.frameLocator('iframe[title="Secure address input frame"]')
  await frame.getByLabel('Full name').fill(name)
  await frame.getByLabel('Country').selectOption('US')
  await frame.getByLabel('Address line 1').fill(street)
  await frame.getByLabel('City').fill(city)
  await frame.getByRole('combobox', { name: 'State' }).selectOption({ label: state })
  await frame.getByLabel('ZIP').fill(zip)
}

/** Fills the checkout as a guest with a new card. */
export async function fillCheckout(page: Page, email: string, number = CARD.good): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await typeCard(page, number)
}

export function payButton(page: Page) {
  return page.getByRole('button', { name: /^Pay / })
}

/** Waits for the receipt and gives its number, such as S-00042. */
export async function receiptOf(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/orders\/[\da-f-]+$/, { timeout: 60_000 })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. Your payment is complete.')
  const number = /S-\d{5,}/.exec((await page.getByRole('article', { name: /^Receipt S-/ }).getAttribute('aria-label')) ?? '')?.[0]
  if (!number) throw new Error('The receipt has no number')
  return number
}

/** Answers the bank's window. @param about what it must be asking for, so that two windows after another are told apart */
export async function answerBank(page: Page, about: string | RegExp, answer: 'Complete' | 'Fail'): Promise<void> {
  const bank = page.frameLocator('iframe[title="3D Secure authentication"]')
  await expect(bank.getByRole('definition').filter({ hasText: about })).toBeVisible()
  await bank.getByRole('button', { name: `${answer} authentication` }).click()
}
