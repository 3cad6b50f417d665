import type { Page } from '@playwright/test'
import { CARD, cardFrame, fillCheckout, goToCheckout, payButton, receiptOf, typeCard } from './buying'
import type { LocalStripe } from './local-stripe'
import { expect, type JourneyShop, test } from './shops'
import { cents, fact, openCustomer, PLATFORM, paymentRows } from './stripe-dashboard'

test('a guest buys: receipt, mail to both, and both Stripe accounts show it', async ({ page, email, shopWith, sellerOf, mailbox, stripe }) => {
  const shop = await shopWith({ price: '34.00', stock: '3' })
  const buyer = email('guest')
  await goToCheckout(page, shop)
  await fillCheckout(page, buyer)
  await page.getByRole('checkbox', { name: /Save this card/ }).check()
  await payButton(page).click()
  const number = await receiptOf(page)
  await test.step('the receipt says who, how much, and what the statement will show', async () => {
    const receipt = page.getByRole('article', { name: `Receipt ${number}` })
    await expect(receipt.getByRole('heading', { name: shop.shopName })).toBeVisible()
    await expect(receipt.getByText(`Paid to ${shop.shopName}`)).toBeVisible()
    await expect(receipt).toContainText('$34.00')
    await expect(receipt).toContainText(`On your statement: ${shop.businessName.toUpperCase()}`)
    await expect(receipt).toContainText('Visa ending in 4242')
    await expect(receipt).toContainText(buyer)
  })
  await test.step('mail reaches the buyer and the seller', async () => {
    const receipt = await mailbox.newest(buyer, /Your receipt/)
    expect(receipt.subject).toContain(number)
    expect(receipt.text).toContain('$34.00')
    const sale = await mailbox.newest(shop.email, /New order/)
    expect(sale.text).toContain(buyer)
  })
  const settled = await test.step('Stripe’s dashboard shows customer, payment and fee on both accounts', () =>
    readBothAccounts(page, stripe, shop, buyer))
  await test.step('the seller sees the order, the fee and the net', async () => {
    const seller = await sellerOf(shop, '/sell/orders')
    await seller.getByRole('link', { name: shop.product.name }).click()
    await expect(seller.getByRole('heading', { level: 1 })).toHaveText(`Order ${number}`)
    // Stripe settles a moment after the charge; the page is read again until it has.
    await expect(async () => {
      await seller.reload()
      await expect(fact(seller, 'Net')).toHaveText(settled.net, { timeout: 1000 })
    }).toPass()
    await expect(fact(seller, 'Souk fee')).toHaveText('−$1.70')
    await expect(fact(seller, 'Stripe fee')).toHaveText(`−${settled.stripeFee}`)
    await expect(fact(seller, 'Buyer')).toHaveText(buyer)
  })
  await test.step('the mail opens the receipt in another browser; one piece is gone', async () => {
    const { text } = await mailbox.newest(buyer, /Your receipt/)
    await page.context().clearCookies()
    await page.goto(/https?:\/\/\S+\/orders\/\S+/.exec(text)?.[0] ?? '')
    await expect(page.getByRole('article', { name: `Receipt ${number}` })).toBeVisible()
    await page.goto(`/products/${shop.product.slug}`)
    await expect(page.getByText(/\b2\b.*left/i)).toBeVisible()
  })
})

/** Reads what a purchase of 34 dollars left on the platform's and on the seller's account. */
async function readBothAccounts(page: Page, stripe: LocalStripe, shop: JourneyShop, buyer: string): Promise<{ stripeFee: string; net: string }> {
  await openCustomer(page, stripe.dashboard, shop.accountId, buyer)
  await expect(page.getByRole('row').filter({ hasText: '4242' }).first()).toBeVisible()
  const rows = await paymentRows(page, stripe.dashboard, shop.accountId)
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText(['$34.00'])
  await expect(rows).toContainText([buyer])
  const paymentId = await rows.getByRole('link', { name: /^pi_/ }).innerText()
  await rows.getByRole('link', { name: /^pi_/ }).click()
  await expect(async () => {
    await page.reload()
    await expect(fact(page, 'Net')).toHaveText(/^\$/, { timeout: 1000 })
  }).toPass()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Succeeded')
  await expect(fact(page, 'Application fee')).toHaveText('$1.70')
  const net = await cents(fact(page, 'Net'))
  expect(net).toBe(3400 - 170 - (await cents(fact(page, 'Stripe fee'))))
  const settled = { stripeFee: await fact(page, 'Stripe fee').innerText(), net: await fact(page, 'Net').innerText() }

  await openCustomer(page, stripe.dashboard, PLATFORM, buyer)
  await expect(page.getByRole('row').filter({ hasText: '4242' })).toHaveCount(1)
  await page.goto(`${stripe.dashboard}/${PLATFORM}/fees`)
  const fee = page.getByRole('row').filter({ hasText: paymentId })
  await expect(fee).toContainText('$1.70')
  await expect(fee).toContainText(shop.businessName)
  return settled
}

test('the second time the saved card pays with one call to Stripe, and no guest sees it', async ({
  page,
  email,
  signIn,
  shopWith,
  visitor,
  stripe,
}) => {
  const shop = await shopWith({ price: '12.50' })
  const me = email('returns')
  await signIn(me, `/products/${shop.product.slug}`)
  await page.getByRole('button', { name: 'Buy now', exact: true }).click()
  await expect(page.getByLabel('E-mail')).toHaveValue(me)
  await typeCard(page, CARD.mastercard)
  await expect(page.getByRole('checkbox', { name: /Save this card/ })).not.toBeChecked()
  await page.getByRole('checkbox', { name: /Save this card/ }).check()
  await payButton(page).click()
  const first = await receiptOf(page)
  await goToCheckout(page, shop)
  await expect(page.getByRole('radio', { name: /Mastercard ending in 4444/ })).toBeChecked()
  await expect(cardFrame(page).getByLabel('Card number')).toHaveCount(0)
  const before = (await stripe.control.calls()).at(-1)?.n ?? 0
  await payButton(page).click()
  const second = await receiptOf(page)
  expect(second).not.toBe(first)
  // Other journeys call Stripe at the same time: only this seller's account counts. Reading it is what webhooks lead to.
  const calls = (await stripe.control.calls(before)).filter(({ account, method }) => account === shop.accountId && method !== 'GET')
  expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/payment_intents'])
  await page.getByRole('link', { name: 'All your orders' }).click()
  await expect(page.getByText(first)).toBeVisible()
  await expect(page.getByText(second)).toBeVisible()

  await test.step('a guest who types that e-mail sees no card', async () => {
    const guest = await visitor()
    await goToCheckout(guest, shop)
    await guest.getByLabel('E-mail').fill(me)
    await guest.getByLabel('E-mail').blur()
    await cardFrame(guest).getByLabel('Card number').click()
    await expect(guest.getByRole('radio')).toHaveCount(0)
    await expect(guest.getByText('4444')).toHaveCount(0)
  })
})
