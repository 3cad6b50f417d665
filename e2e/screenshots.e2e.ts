// npm run screenshots: the pictures of the README, taken from a purchase as it happens.
import type { Page } from '@playwright/test'
import { cardFrame, fillCheckout, payButton, receiptOf } from './buying'
import { expect, test } from './shops'

test.skip(!process.env.SCREENSHOTS, 'npm run screenshots')

const PRODUCT = 'Morning mug, lake blue'
const LOOKS = [
  { look: 'desktop', viewport: { width: 1280, height: 860 }, colorScheme: 'light', deviceScaleFactor: 1 },
  { look: 'dark', viewport: { width: 1280, height: 860 }, colorScheme: 'dark', deviceScaleFactor: 1 },
  { look: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light', deviceScaleFactor: 2 },
] as const

for (const { look, ...device } of LOOKS) {
  test.describe(look, () => {
    test.use(device)

    test(`pictures of a purchase: ${look}`, async ({ page }) => {
      const shoot = (name: string) => picture(page, `${name}-${look}`)
      await page.goto('/')
      await shoot('storefront')
      await page.getByRole('link', { name: PRODUCT }).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(PRODUCT)
      await shoot('product')
      await page.getByRole('button', { name: 'Buy', exact: true }).click()
      await expect(cardFrame(page).getByLabel('Card number')).toBeVisible()
      await fillCheckout(page, 'sam@example.com')
      await shoot('checkout')
      await payButton(page).click()
      await receiptOf(page)
      await shoot('receipt')
    })
  })
}

async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0)
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all([...document.images].filter((image) => image.loading !== 'lazy').map((image) => image.decode().catch(() => undefined)))
    ;(document.activeElement as HTMLElement | null)?.blur()
  })
  await page.screenshot({ path: `docs/screenshots/${name}.png`, animations: 'disabled' })
}
