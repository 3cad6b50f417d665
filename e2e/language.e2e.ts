import type { Page } from '@playwright/test'
import { look } from './bought'
import { CARD } from './buying'
import { expect, type JourneyShop, test } from './shops'
import { wordsIn } from './words'

const german = wordsIn('de')

test('a buyer chooses German in the foot of a page, pays in it, and gets German mail', async ({ page, email, shopWith, mailbox }) => {
  const shop = await shopWith({ price: '34.00' })
  const buyer = email('german')
  await page.goto(`/products/${shop.product.slug}`)
  await page.getByLabel('Language').selectOption({ label: 'Deutsch' })
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('link', { name: german('common.nav.signIn') })).toBeVisible()
  await expect(page.getByLabel(german('common.language'))).toHaveValue('de-US')
  await look(page, 'language-product')
  await payInGerman(page, buyer)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(german('orders.head.paid'))
  await look(page, 'language-order')
  const mail = await mailbox.newest(buyer, new RegExp(german('mail.receipt.subject')))
  expect(mail.text).toContain(german('mail.receipt.title'))
  await expectEnglishSeller(shop, mailbox)
})

/** Stripe's fields and its sentence about a refused card are German too. */
async function payInGerman(page: Page, buyer: string): Promise<void> {
  await page.getByRole('button', { name: german('shop.product.buyNow'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(german('checkout.title'))
  await page.getByLabel(german('checkout.email.label')).fill(buyer)
  const card = page.frameLocator('iframe[title="Secure payment input frame"]')
  const pay = page.locator('main form button[type="submit"]').last()
  for (const number of [CARD.tooLittleMoney, CARD.good]) {
    await card.getByLabel('Kartennummer').fill(number)
    await card.getByLabel('Ablaufdatum').fill('12 / 34')
    await card.getByLabel('Sicherheitscode').fill('123')
    await card.getByLabel('Land').selectOption('US')
    await card.getByLabel('Postleitzahl').fill('05401')
    if (number === CARD.good) await look(page, 'language-checkout')
    await pay.click()
    if (number !== CARD.good) await expect(page.getByRole('alert').first()).toContainText('Karte')
  }
  await expect(page).toHaveURL(/\/orders\/[\da-f-]+$/, { timeout: 60_000 })
}

/** Who sells reads their own language, whatever the buyer's. */
async function expectEnglishSeller(
  shop: JourneyShop,
  mailbox: { newest: (to: string, subject: RegExp) => Promise<{ text: string }> },
): Promise<void> {
  expect((await mailbox.newest(shop.email, /New order/)).text).toContain(shop.product.name)
}

test('a French browser reads French at once, and keeps what it chooses instead', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ ...(baseURL && { baseURL }), locale: 'fr-CH', timezoneId: 'Europe/Zurich' })
  const page = await context.newPage()
  const french = wordsIn('fr')
  await page.goto('/')
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await page.getByLabel(french('common.language')).selectOption({ label: 'Italiano' })
  const italian = wordsIn('it')
  await expect(page.getByRole('link', { name: italian('common.nav.signIn') })).toBeVisible()
  await page.goto('/cart')
  await expect(page.getByLabel(italian('common.language'))).toHaveValue('it-CH')
  await context.close()
})
