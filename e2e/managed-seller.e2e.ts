// A seller who has no Stripe account opens one from the shop, whose operator offers that: told in Stripe's form, sold with, left out of use and taken back.
import type { BrowserContext, Page } from '@playwright/test'
import { startUnregisteredShop } from '@/tools/journeys/unregistered-shop'
import { look } from './bought'
import { fillCheckout, payButton, receiptOf, typeAddress } from './buying'
import { expect, expectAccessible, signIn, test } from './fixtures'
import { addProduct, addZone, expectBuyable, expectPaused, openShop, step } from './seller'

const OPERATOR = 'offering-operator@souk.test'
const SHOP = 'Kiln & Co'

test.describe.configure({ timeout: 300_000 })

test('the operator offers to open accounts; a seller opens one, finishes it in two visits, sells, leaves and comes back', async ({
  browser,
  mailbox,
  email,
  watch,
}, info) => {
  const shop = await startUnregisteredShop(info.outputPath('managed'), process.env.JOURNEY_DATABASE_URL ?? '')
  try {
    const browserOf = async (): Promise<BrowserContext> => {
      const context = await browser.newContext({ baseURL: shop.url, extraHTTPHeaders: { 'x-forwarded-for': '127.9.8.6' } })
      watch(context)
      return context
    }
    const operator = await (await browserOf()).newPage()
    await signIn(operator, mailbox, OPERATOR, '/admin/sellers')
    await test.step('the operator lets sellers choose between both ways', () => offerBoth(operator))

    const seller = await (await browserOf()).newPage()
    const owner = email('managed')
    await signIn(seller, mailbox, owner, '/sell')
    await openShop(seller, SHOP)
    await addZone(seller, 'World')
    const bowl = await addProduct(seller, 'Opened bowl')
    await test.step('the seller opens an account, and leaves Stripe’s form', () => openAndLeave(seller, owner))
    await test.step('a link that was used leads to a new one, for the owner alone', async () => {
      await seller.goto('/api/connect/onboarding')
      await expect(seller.getByRole('heading', { level: 1 })).toHaveText('Tell us about your business')
      const nobody = await (await browserOf()).newPage()
      await nobody.goto('/api/connect/onboarding')
      await expect(nobody).toHaveURL(/\/signin\?next=\/sell/)
    })
    await test.step('the seller goes on and tells Stripe everything', () => finish(seller, owner))

    const buyer = await (await browserOf()).newPage()
    await test.step('a buyer pays into the account', async () => {
      await expectBuyable(buyer, bowl)
      await buyer.getByRole('button', { name: 'Buy now', exact: true }).click()
      await typeAddress(buyer)
      await fillCheckout(buyer, email('buyer'))
      await payButton(buyer).click()
      await receiptOf(buyer)
      await seller.goto('/sell/orders')
      await expect(seller.getByText('Opened bowl').first()).toBeVisible()
    })
    await test.step('the account is left out of use, and taken back by a press', async () => {
      await leave(seller, owner)
      await expectPaused(buyer, bowl, SHOP)
      await comeBack(seller, owner)
      await expectBuyable(buyer, bowl)
    })
  } finally {
    await shop.close()
  }
})

async function offerBoth(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'How sellers get an account' }).click()
  await expect(page.getByRole('radio', { name: /^Connect an account they have/ })).toBeChecked()
  await page.getByRole('radio', { name: /^Choose between both/ }).check()
  await page.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('radio', { name: /^Choose between both/ })).toBeChecked()
  await expectAccessible(page)
  await look(page, 'managed-offer')
  await page.goto('/admin/changes')
  await expect(page.getByText('Set how sellers get a Stripe account')).toBeVisible()
  // What Stripe tells of the account comes over these.
  await page.goto('/admin/webhooks')
  await page.getByRole('button', { name: 'Register webhook endpoints' }).click()
  await expect(page.getByText('The endpoints are registered.')).toBeVisible()
}

async function openAndLeave(page: Page, owner: string): Promise<void> {
  await page.goto('/sell')
  await expect(step(page, 'Connect your Stripe account')).toContainText('To do:')
  await page.getByRole('link', { name: /^Set up payments/ }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up payments')
  await expect(page.getByRole('button', { name: 'Connect with Stripe' })).toBeVisible()
  await expectAccessible(page)
  await look(page, 'managed-choose')
  await page.getByLabel('Country of your business').selectOption('US')
  await page.getByRole('button', { name: 'Open account at Stripe' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tell us about your business')
  await page.getByRole('button', { name: /^Save for later/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your Stripe account is not finished')
  await expectAccessible(page)
  await look(page, 'managed-unfinished')
  await page.goto('/sell')
  await expect(step(page, 'Connect your Stripe account')).toContainText(`The account of ${owner} is opened. Stripe needs details from you`)
  await expectAccessible(page)
  await look(page, 'managed-home')
}

async function finish(page: Page, owner: string): Promise<void> {
  await page.goto('/sell')
  await page.getByRole('button', { name: 'Continue at Stripe: Connect your Stripe account, opens Stripe' }).press('Enter')
  // The type of business was kept, so the form asks for the person too, whose test values stand there already.
  await page.getByLabel('Website').fill('https://kiln.example')
  await page.getByLabel('Phone number for customers').fill('+10000000000')
  await page.getByLabel('I agree to the Connected Account Agreement.').check()
  await expect(page.getByLabel('Date of birth')).toHaveValue('1901-01-01')
  await page.getByRole('button', { name: 'Agree and submit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Connected to ${owner}`)
  await expectAccessible(page)
  await expect(async () => {
    await page.goto('/sell')
    await expect(page.getByText('Your shop is open. Buyers can order.')).toBeVisible({ timeout: 1000 })
  }).toPass()
}

async function leave(page: Page, owner: string): Promise<void> {
  await page.goto('/sell/settings')
  await expect(page.getByText('At Stripe, from this marketplace')).toBeVisible()
  await page.getByRole('button', { name: 'Disconnect' }).click()
  const dialog = page.getByRole('dialog', { name: `Disconnect ${owner}?` })
  await expect(dialog).toContainText('The account stays yours at Stripe')
  await expectAccessible(page)
  await look(page, 'managed-disconnect')
  await dialog.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(`You disconnected ${owner}.`)).toBeVisible()
}

async function comeBack(page: Page, owner: string): Promise<void> {
  await page.getByRole('link', { name: 'Set up payments' }).click()
  await expect(page.getByRole('heading', { name: `Use ${owner}` })).toBeVisible()
  await expect(page.getByLabel('Country of your business')).toHaveCount(0)
  await expectAccessible(page)
  await look(page, 'managed-again')
  await page.getByRole('button', { name: 'Use this account' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Connected to ${owner}`)
}
