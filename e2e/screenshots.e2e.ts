// npm run screenshots: the pictures of the README, taken from a purchase as it happens.
import { cardFrame, fillCheckout, payButton, receiptOf } from './buying'
import { picture } from './picture'
import { expect, test } from './shops'

test.skip(!process.env.SCREENSHOTS, 'npm run screenshots')

const PRODUCT = 'Morning mug, lake blue'
const DESKTOP = { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }
const LOOKS = [
  { look: 'desktop', shots: ['storefront', 'product', 'checkout', 'receipt'], colorScheme: 'light', ...DESKTOP },
  { look: 'dark', shots: ['product', 'checkout'], colorScheme: 'dark', ...DESKTOP },
  { look: 'phone', shots: ['storefront', 'checkout'], colorScheme: 'light', ...PHONE },
] as const

for (const { look, shots, ...device } of LOOKS) {
  test.describe(look, () => {
    test.use(device)

    test(`pictures of a purchase: ${look}`, async ({ page }) => {
      const shoot = async (name: string) => {
        if (shots.some((shot) => shot === name)) await picture(page, `${name}-${look}`)
      }
      await page.goto('/')
      await shoot('storefront')
      await page.getByRole('link', { name: PRODUCT }).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(PRODUCT)
      await shoot('product')
      await page.getByRole('button', { name: 'Buy now', exact: true }).click()
      await expect(cardFrame(page).getByLabel('Card number')).toBeVisible()
      await fillCheckout(page, 'sam@example.com')
      await shoot('checkout')
      await payButton(page).click()
      await receiptOf(page)
      await shoot('receipt')
    })
  })
}
