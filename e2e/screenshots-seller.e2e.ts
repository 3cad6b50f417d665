// npm run screenshots: Stripe's page, a new seller's checklist, and a payment on the seller's account in the local Stripe.
import { cardFrame, fillCheckout, payButton, receiptOf, typeAddress } from './buying'
import { expect, test } from './fixtures'
import { picture } from './picture'
import { giveAccess, goToStripe, openShop } from './seller'

test.skip(!process.env.SCREENSHOTS, 'npm run screenshots')
test.use({ viewport: { width: 1280, height: 860 } })

test('pictures of a seller who connects', async ({ page, signIn, stripe }) => {
  const account = await stripe.control.createAccount({ email: 'hanna@woven.example', business_name: 'Hanna Woven Goods', charges_enabled: false })
  await signIn('hanna@woven.example', '/sell')
  await openShop(page, 'Hanna Weaves')
  await goToStripe(page)
  await picture(page, 'connect')
  await giveAccess(page, account)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connected to Hanna Woven Goods')
  await page.goto('/sell')
  await expect(page.getByText('Last checked with Stripe just now.')).toBeVisible()
  await picture(page, 'seller')
})

test('picture of a payment in the local Stripe', async ({ page, stripe }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Morning mug, lake blue' }).first().click()
  await page.getByRole('button', { name: 'Buy now', exact: true }).click()
  await expect(cardFrame(page).getByLabel('Card number')).toBeVisible()
  await typeAddress(page)
  await fillCheckout(page, 'sam@example.com')
  await payButton(page).click()
  await receiptOf(page)
  await page.goto(`${stripe.dashboard}`)
  await page.getByRole('link', { name: 'Connected accounts' }).click()
  await page.getByRole('link', { name: 'Kiln & Field Pottery' }).first().click()
  await page.getByRole('link', { name: 'View as this account' }).click()
  await page.getByRole('link', { name: 'Payments', exact: true }).click()
  await page.locator('tbody').getByRole('link').first().click()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Net', { exact: true }).locator('xpath=following-sibling::dd[1]')).toContainText('$', { timeout: 1000 })
  }).toPass()
  await picture(page, 'local-stripe')
})
