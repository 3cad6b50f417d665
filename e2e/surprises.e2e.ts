import type { Page } from '@playwright/test'
import { fillCheckout, goToCheckout, payButton, receiptOf } from './buying'
import { expectAccessible } from './fixtures'
import { expect, type JourneyShop, test } from './shops'
import { expectPayments } from './stripe-dashboard'

test('a seller who cannot charge: the product says so, and so does a checkout that was open', async ({ page, email, shopWith, visitor, stripe }) => {
  const shop = await shopWith()
  const refusal = `${shop.shopName} cannot accept payments at the moment.`
  await goToCheckout(page, shop)
  await fillCheckout(page, email('late'))
  await stripe.control.changeAccount(shop.accountId, { charges_enabled: false })
  const other = await visitor()
  await expect(async () => {
    await other.goto(`/products/${shop.product.slug}`)
    await expect(other.getByText(refusal)).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(other.getByRole('button', { name: 'Buy now', exact: true })).toHaveCount(0)
  await other.goto(`/checkout?product=${shop.product.slug}&quantity=1`)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Not available')
  await expect(other.getByText(refusal)).toBeVisible()

  await payButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not available' })).toContainText(refusal)
  await expect(payButton(page)).toHaveCount(0)
  await expectPayments(page, stripe, shop, [])
})

test('a double click pays once', async ({ page, email, shopWith, stripe }) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('twice'))
  const before = (await stripe.control.calls()).at(-1)?.n ?? 0
  await payButton(page).dblclick()
  await receiptOf(page)
  const charges = (await stripe.control.calls(before)).filter(
    ({ account, method, path }) => account === shop.accountId && `${method} ${path}` === CHARGE,
  )
  expect(charges).toHaveLength(1)
  await expectPayments(page, stripe, shop, ['Succeeded'])
})

const CHARGE = 'POST /v1/payment_intents'

/** The seller, at their list of products, changes this one. */
async function changeProduct(seller: Page, shop: JourneyShop, change: () => Promise<unknown>): Promise<void> {
  await seller.getByRole('link', { name: shop.product.name }).click()
  await change()
  await seller.getByRole('button', { name: 'Save' }).click()
  await expect(seller.getByText('Your changes are saved.')).toBeVisible()
}

test('a price that changed while the page was open is shown and agreed to before it is charged', async ({
  page,
  email,
  shopWith,
  sellerOf,
  stripe,
}) => {
  const shop = await shopWith({ price: '20.00' })
  await goToCheckout(page, shop)
  await fillCheckout(page, email('patient'))
  const seller = await sellerOf(shop, '/sell/products')
  await changeProduct(seller, shop, () => seller.getByLabel('Price', { exact: true }).fill('24'))

  await payButton(page).click()
  const alert = page.getByRole('alert').filter({ hasText: 'The price is now $24.00 instead of $20.00' })
  await expect(alert).toContainText('Nothing was charged.')
  await expect(page.getByRole('region', { name: 'Your order' })).toContainText('Total$24.00')
  await page.getByRole('button', { name: 'Pay $24.00' }).click()
  await receiptOf(page)
  await expect(page.getByRole('article')).toContainText('$24.00')
  await expectPayments(page, stripe, shop, ['$24.00'])
})

test('what was to be charged later, and is to be charged at once by now, is shown and agreed to before it is', async ({
  page,
  email,
  shopWith,
  sellerOf,
  stripe,
}) => {
  const shop = await shopWith({ price: '20.00', chargeWhen: 'on_shipment' })
  await goToCheckout(page, shop)
  await fillCheckout(page, email('later'))
  const seller = await sellerOf(shop, '/sell/products')
  await changeProduct(seller, shop, () => seller.getByLabel('When to charge the buyer').selectOption('at_checkout'))

  await page.getByRole('button', { name: 'Place order' }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'The charge date has changed' })
  await expect(alert).toContainText('Nothing was charged.')
  await expect(alert).toContainText(`${shop.product.name}: Charged now, when you pay`)
  await expectPayments(await page.context().newPage(), stripe, shop, [])
  await page.getByRole('button', { name: 'Pay $20.00' }).click()
  await receiptOf(page)
  await expectPayments(page, stripe, shop, ['$20.00'])
})

test('going back after paying leads to the receipt, never to a form that pays again', async ({ page, email, shopWith }) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('back'))
  const checkout = page.url()
  expect(checkout).toContain('id=')
  await payButton(page).click()
  const number = await receiptOf(page)
  await page.goBack()
  await expect(page).toHaveURL(new RegExp(`/products/${shop.product.slug}$`))
  await page.goForward()
  expect(await receiptOf(page)).toBe(number)
  await page.goto(checkout)
  expect(await receiptOf(page)).toBe(number)
})

test('who looks elsewhere in the shop while it is paid comes back to the receipt', async ({ page, email, shopWith, stripe }) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('elsewhere'))
  await stripe.control.addFault({ method: 'POST', path: '^/v1/payment_intents$', account: shop.accountId, action: 'delay', ms: 120_000 })
  await payButton(page).click()
  const isShared = async () =>
    (await stripe.control.calls()).some(({ account, path }) => account === shop.accountId && path === '/v1/payment_methods')
  await expect.poll(isShared).toBe(true)
  await page.getByRole('link', { name: shop.shopName }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shop.shopName)
  await stripe.control.clearFaults(shop.accountId)
  await page.goBack()
  await receiptOf(page)
  await expectPayments(page, stripe, shop, ['Succeeded'])
})

test('two buyers want the last piece: one pays, the other learns it before being charged', async ({ email, shopWith, visitor, stripe }) => {
  const shop = await shopWith({ stock: '1' })
  const [first, second] = [await visitor(), await visitor()]
  for (const [at, page] of [first, second].entries()) {
    await goToCheckout(page, shop)
    await fillCheckout(page, email(`buyer${at}`))
  }
  await Promise.all([payButton(first).click(), payButton(second).click()])
  const soldOut = (page: Page) => page.getByRole('alert').filter({ hasText: 'sold out' })
  const outcome = (page: Page) =>
    Promise.race([
      receiptOf(page).then(() => 'paid'),
      soldOut(page)
        .waitFor()
        .then(() => 'sold out'),
    ])
  const outcomes = await Promise.all([outcome(first), outcome(second)])
  expect(outcomes.toSorted()).toEqual(['paid', 'sold out'])
  const loser = outcomes[0] === 'paid' ? second : first
  await expect(soldOut(loser)).toContainText('This product is sold out. Nothing was charged.')
  await expectPayments(loser, stripe, shop, ['Succeeded'])
})

test('two windows pay at once: the second says that it is being paid, and finds the receipt by itself', async ({ page, email, shopWith, stripe }) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('windows'))
  const second = await page.context().newPage()
  await second.goto(page.url())
  await fillCheckout(second, await page.getByLabel('E-mail').inputValue())
  await stripe.control.addFault({ method: 'POST', path: '^/v1/payment_intents$', account: shop.accountId, action: 'delay', ms: 120_000 })
  await payButton(page).click()
  await expect(page.getByRole('button', { name: 'Paying…' })).toBeVisible()
  await payButton(second).click()
  await expect(second.getByText('This order is already being paid.')).toBeVisible({ timeout: 60_000 })
  await expectAccessible(second)
  await stripe.control.clearFaults(shop.accountId)
  expect(await receiptOf(second)).toBe(await receiptOf(page))
  await expectPayments(page, stripe, shop, ['Succeeded'])
})

test('when Stripe’s answer is lost, the page says it is checking, and finds the receipt by itself', async ({ page, email, shopWith, stripe }) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('unknown'))
  await stripe.control.addFault({ method: '*', path: '^/v1/payment_intents', account: shop.accountId, action: 'reset_after', times: 1000 })
  await payButton(page).click()
  await expect(page.getByRole('status').getByText('Checking with Stripe…')).toBeVisible()
  await expect(page.getByText('We do not know yet whether your card was charged')).toBeVisible()
  await expect(page.getByText(/not charged|nothing was charged/i)).toHaveCount(0)
  await expect(payButton(page)).toHaveCount(0)
  await stripe.control.clearFaults(shop.accountId)
  await receiptOf(page)
  await expectPayments(page, stripe, shop, ['Succeeded'])
})

test('an order that is being checked stays on the page while the line is cut, and follows when it is back', async ({
  page,
  context,
  email,
  shopWith,
  stripe,
}) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('cut'))
  await stripe.control.addFault({ method: '*', path: '^/v1/payment_intents', account: shop.accountId, action: 'reset_after', times: 1000 })
  await payButton(page).click()
  await expect(page.getByRole('status').getByText('Checking with Stripe…')).toBeVisible()
  await page.getByRole('link', { name: 'View order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checking with Stripe…')
  await context.setOffline(true)
  // Twice: the first may have been on its way already.
  for (let asks = 0; asks < 2; asks++) await page.waitForEvent('requestfailed', (request) => request.url().includes('/api/checkout/'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Checking with Stripe…')
  await stripe.control.clearFaults(shop.accountId)
  await context.setOffline(false)
  await receiptOf(page)
})
