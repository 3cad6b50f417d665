import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { buy, delivers, look } from './bought'
import { fillCheckout, goToCheckout, receiptOf } from './buying'
import { expectAccessible } from './fixtures'
import type { LocalStripe } from './local-stripe'
import { expect, type JourneyShop, test } from './shops'
import { cents, fact } from './stripe-dashboard'

const DAY = 86_400
test.setTimeout(420_000)

/** What happens at Stripe without the shop. */
async function atStripe(stripe: LocalStripe, path: string, body: object): Promise<void> {
  const answer = await fetch(`${stripe.url}/_sandbox${path}`, { method: 'POST', body: JSON.stringify(body) })
  expect(answer.status, await answer.text()).toBe(200)
}

/** The one payout of a shop's account, as Stripe has it. */
async function payoutOf(stripe: LocalStripe, { accountId }: JourneyShop): Promise<{ id: string; amount: number }> {
  const payouts = await stripe.control.objects('payout', accountId)
  expect(payouts).toHaveLength(1)
  return { id: payouts[0]?.object.id ?? '', amount: payouts[0]?.object.amount ?? 0 }
}

/** Waits for what comes by an event: the page is read anew until it shows it. */
async function until(page: Page, text: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 90_000 })
}

async function expectNarrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  const isWider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  expect(isWider, `${page.url()} is wider than a phone`).toBe(false)
  await page.setViewportSize({ width: 1280, height: 720 })
}

test('a seller follows a payout from its sales to the deposit and to its orders; then the bank refuses it', async ({
  email,
  shopWith,
  sellerOf,
  mailbox,
  visitor,
  stripe,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  await buy(await visitor(), shop, email('payouts'))
  await atStripe(stripe, '/activity', { account: shop.accountId, kind: 'charge', amount: 4000 })
  await stripe.control.advance(120)
  const seller = await sellerOf(shop, '/sell')

  await test.step('the balance is what Stripe has, by day, and says how it came about', async () => {
    await seller.getByRole('navigation').getByRole('link', { name: 'Balance' }).first().click()
    await expect(seller.getByRole('heading', { level: 1 })).toHaveText('Balance')
    await seller.getByRole('button', { name: 'Check again' }).click()
    await expect(seller.getByText('Elsewhere on your account').first()).toBeVisible()
    const onTheWay = await cents(fact(seller, 'On the way'))
    expect(await cents(fact(seller, 'Sum'))).toBe(onTheWay)
    await expect(seller.getByText('Not read yet')).toBeHidden()
    const dashboard = await visitor()
    await dashboard.goto(`${stripe.dashboard}/${shop.accountId}/balance`)
    await expect(fact(dashboard, 'USD')).toHaveText(`$0.00 available, ${await fact(seller, 'On the way').innerText()} pending`)
    await expectAccessible(seller)
    await expectNarrow(seller)
    await look(seller, 'balance')
  })
  await stripe.control.advance(8 * DAY)
  await seller.goto('/sell/payouts')
  await until(seller, 'Paid')
  const { id, amount } = await payoutOf(stripe, shop)

  await test.step('each line of the payout adds up to what Stripe deposited', async () => {
    await expectAccessible(seller)
    await expectNarrow(seller)
    await look(seller, 'payouts')
    await seller.locator('tbody').getByRole('link').click()
    await expect(seller.getByRole('heading', { level: 1 })).toContainText('Payout of $')
    await until(seller, 'From your sales to this deposit')
    expect(await cents(fact(seller, 'Deposited'))).toBe(amount)
    const names = ['Sales', 'Stripe’s fees', 'Marketplace fee', 'Elsewhere on your account']
    const lines = await Promise.all(names.map((name) => cents(fact(seller, name))))
    expect(lines[0]).toBe(2500)
    expect(lines.reduce((sum, line) => sum + line, 0)).toBe(amount)
    const dashboard = await visitor()
    await dashboard.goto(`${stripe.dashboard}/${shop.accountId}/payouts/${id}`)
    await expect(dashboard.getByRole('heading', { level: 1 })).toContainText(`$${(amount / 100).toFixed(2)}`)
  })
  await test.step('a line opens to its orders, and everything can be downloaded', async () => {
    await seller.getByRole('link', { name: 'Sales' }).click()
    await expect(seller.getByRole('heading', { name: 'Sales: bookings' })).toBeVisible()
    await expectAccessible(seller)
    await expectNarrow(seller)
    await look(seller, 'payout')
    const download = seller.waitForEvent('download')
    await seller.getByRole('link', { name: 'Download as CSV' }).click()
    const lines = (await readFile(await (await download).path(), 'utf8')).trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain('reporting_category')
    await seller.locator('tbody').getByRole('link').first().click()
    await expect(seller.getByRole('heading', { level: 1 })).toContainText('Order')
  })
  await test.step('the bank sends it back: the page, the home page and a mail say what to do', async () => {
    await atStripe(stripe, `/payouts/${id}`, { outcome: 'failed' })
    await seller.goto(`/sell/payouts/${id}`)
    await until(seller, /^Your bank refused \$/)
    await expect(fact(seller, 'Not deposited')).toBeVisible()
    await expect(seller.getByRole('link', { name: 'Change the bank account in Stripe' })).toBeVisible()
    await expectAccessible(seller)
    await expectNarrow(seller)
    await look(seller, 'payout-failed')
    await seller.goto('/sell')
    await expect(seller.getByText('Your bank refused a payout.')).toBeVisible()
    const mail = await mailbox.newest(shop.email, /^Your bank refused a payout of/)
    expect(mail.text).toContain(`/sell/payouts/${id}`)
  })
})

test('a sale in euros, which Stripe converts: the payout says what the buyer paid and at which rate, and adds up', async ({
  email,
  shopWith,
  sellerOf,
  visitor,
  stripe,
}) => {
  const shop = await shopWith({ price: '20.00', more: { currency: 'eur' } })
  const buyer = await visitor()
  await goToCheckout(buyer, shop)
  await fillCheckout(buyer, email('euros'))
  await buyer.getByRole('button', { name: 'Pay €20.00' }).click()
  await receiptOf(buyer)
  await stripe.control.advance(8 * DAY)
  const seller = await sellerOf(shop, '/sell/payouts')
  await until(seller, 'Paid')
  const { id, amount } = await payoutOf(stripe, shop)
  await seller.goto(`/sell/payouts/${id}`)
  await until(seller, 'From your sales to this deposit')
  const lines = await Promise.all(['Sales', 'Stripe’s fees', 'Marketplace fee'].map((name) => cents(fact(seller, name))))
  expect(lines.reduce((sum, line) => sum + line, 0)).toBe(amount)
  await seller.getByRole('link', { name: 'Sales' }).click()
  const words = await seller.getByText(/^Charged €20\.00, exchange rate \d/).innerText()
  expect(Math.round(2000 * Number(words.split(' ').at(-1)))).toBe(lines[0])
  await expectAccessible(seller)
  await expectNarrow(seller)
  await look(seller, 'payout-converted')
  await seller.locator('tbody').getByRole('link').first().click()
  await expect(seller.getByText('Converted to USD by Stripe')).toBeVisible()
})
