import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { cardFrame, payButton, receiptOf, typeAddress } from './buying'
import { expect, test } from './fixtures'
import { addProduct, addZone, expectBuyable } from './seller'
import { openCustomer, PLATFORM } from './stripe-dashboard'

// "The main path in a minute" of the README, done as it is written. A sentence that changes there fails here until the journey does what it says.
const README = readFileSync('README.md', 'utf8').replaceAll(/\s+/g, ' ')

function follow(sentence: string): void {
  expect(README, 'the README says it in these words').toContain(sentence)
}

async function addToCart(page: Page, name: RegExp): Promise<void> {
  await page.goto('/')
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('link', { name: 'View cart' })).toBeVisible()
}

test('the main path of the README works as it is written', async ({ page, email, signIn, stripe }) => {
  test.setTimeout(300_000)
  const buyer = email('readme-buyer')
  await test.step('Buy', async () => {
    follow(
      'put the lake-blue mug and a notebook of another shop into the cart, press **Check out**, type any e-mail, any address in the US and card `4242 4242 4242 4242`',
    )
    follow('with any future date, any CVC, and any ZIP code.')
    await addToCart(page, /mug, lake blue/)
    await addToCart(page, /notebook/)
    await page.getByRole('link', { name: 'View cart' }).click()
    await page.getByRole('link', { name: 'Check out' }).click()
    await page.getByLabel('E-mail').fill(buyer)
    await typeAddress(page)
    follow("The discount code `WELCOME` takes 3 % off everything, out of the platform's fee; `FIRSTMUG` takes 10 % off what Kiln & Field sells.")
    for (const code of ['WELCOME', 'FIRSTMUG']) {
      await page.getByLabel('Discount code', { exact: true }).fill(code)
      await page.getByRole('button', { name: 'Apply' }).click()
      await expect(page.getByRole('listitem').filter({ hasText: code }).getByText(/ off/)).toBeVisible()
    }
    const card = cardFrame(page)
    await card.getByLabel('Card number').fill('4242 4242 4242 4242')
    await card.getByLabel('Expiration date').fill('12 / 34')
    await card.getByLabel('Security code').fill('123')
    await card.getByLabel('ZIP code').fill('12345')
    await payButton(page).click()
    await receiptOf(page)
    follow('The receipt shows each seller with the statement line; the mail is at http://localhost:3000/mailbox.')
    for (const seller of ['Kiln & Field', 'Papierhaus Linden']) await expect(page.getByRole('article').getByText(seller).first()).toBeVisible()
    await expect(async () => {
      await page.goto('/mailbox')
      await expect(page.getByRole('link').filter({ hasText: buyer }).first()).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 60_000 })
  })

  await test.step('Sell', async () => {
    follow(
      "sign in with any e-mail (the link is in the mailbox), open a shop, press **Connect with Stripe**, then **Skip this form** on Stripe's page.",
    )
    await signIn(email('readme-seller'), '/sell')
    await page.getByLabel('Name of your shop').fill('A shop of the README')
    await page.getByRole('button', { name: 'Open the shop' }).click()
    await page.getByRole('button', { name: 'Connect with Stripe' }).click()
    await page.getByRole('button', { name: 'Skip this form' }).click()
    follow('The checklist names what is missing and ends green; say where you deliver, add a product and buy it.')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Connected to/)
    await addZone(page, 'World')
    const bowl = await addProduct(page, 'A bowl of the README')
    await page.goto('/sell')
    await expect(page.getByText('Your shop is open. Buyers can order.')).toBeVisible()
    await expectBuyable(page, bowl)
    follow('To see a shop that has sold, sign in as `maya@kiln-and-field.test` after buying the mug.')
    await page.context().clearCookies()
    await signIn('maya@kiln-and-field.test', '/sell/orders')
    await expect(page.getByText('Morning mug, lake blue').first()).toBeVisible()
  })

  await test.step('Operate', async () => {
    follow('Open http://localhost:3000/admin, sign in as `operator@souk.test`.')
    follow('Under *Orders* you find any order by number, e-mail, Stripe ID or shop')
    await page.context().clearCookies()
    await signIn('operator@souk.test', '/admin')
    await page.goto(`/admin/orders?q=${encodeURIComponent(buyer)}`)
    await expect(page.getByText(buyer).first()).toBeVisible()
  })

  await test.step('Look at Stripe', async () => {
    follow("The dashboard at http://localhost:4242/dashboard shows the platform's Customer and application fee")
    await openCustomer(page, stripe.dashboard, PLATFORM, buyer)
  })
})
