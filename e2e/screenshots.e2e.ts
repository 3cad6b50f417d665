// npm run screenshots: the pictures of the README, taken from a purchase as it happens.
import type { Page } from '@playwright/test'
import { cardFrame, fillCheckout, payButton, receiptOf, typeAddress } from './buying'
import { picture } from './picture'
import { expect, test } from './shops'

test.skip(!process.env.SCREENSHOTS, 'npm run screenshots')
// One after the other: a slow answer of Stripe's is meant for the purchase it is in.
test.describe.configure({ mode: 'serial' })

const PRODUCT = 'Morning mug, lake blue'
/** Of two further shops, one of them in another currency. */
const OTHERS = ['Clothbound notebook, forest', 'Letterpress thank-you cards']
const DESKTOP = { viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }
const LOOKS = [
  { look: 'desktop', shots: ['storefront', 'product', 'cart', 'checkout', 'paying', 'receipt'], colorScheme: 'light', ...DESKTOP },
  { look: 'dark', shots: ['product', 'checkout'], colorScheme: 'dark', ...DESKTOP },
  { look: 'phone', shots: ['storefront', 'checkout'], colorScheme: 'light', ...PHONE },
] as const

for (const { look, shots, ...device } of LOOKS) {
  test.describe(look, () => {
    test.use(device)

    test(`pictures of a purchase: ${look}`, async ({ page, stripe }) => {
      const shoot = async (name: string) => {
        if (shots.some((shot) => shot === name)) await picture(page, `${name}-${look}`)
      }
      await page.goto('/')
      await shoot('storefront')
      await page.getByRole('link', { name: PRODUCT }).first().click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(PRODUCT)
      await shoot('product')
      await addToCart(page)
      for (const name of OTHERS) {
        await page.goto('/')
        await page.getByRole('link', { name }).first().click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
        await addToCart(page)
      }
      await page.goto('/cart')
      await expect(page.getByRole('link', { name: 'Check out' })).toBeVisible()
      await shoot('cart')
      await page.getByRole('link', { name: 'Check out' }).click()
      await expect(cardFrame(page).getByLabel('Card number')).toBeVisible()
      await typeAddress(page)
      await fillCheckout(page, 'sam@example.com')
      await shoot('checkout')
      await stripe.control.addFault({ method: 'POST', path: '^/v1/payment_intents$', nth: 2, action: 'delay', ms: 4000 })
      await payButton(page).click()
      await expect(page.getByText('Authorized', { exact: true })).toBeVisible()
      await page.getByRole('region', { name: 'Paying each seller' }).scrollIntoViewIfNeeded()
      await shoot('paying')
      await receiptOf(page)
      await shoot('receipt')
    })
  })
}

async function addToCart(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('link', { name: 'View cart' })).toBeVisible()
}
