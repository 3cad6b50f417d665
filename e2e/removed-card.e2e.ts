import { CARD, cardFrame, fillCheckout, goToCheckout, payButton, receiptOf, typeCard } from './buying'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'
import { expectPayments, PLATFORM } from './stripe-dashboard'

test('a card removed before its charge: the charge waits for another card, and Stripe is not asked', async ({
  page,
  email,
  signIn,
  mailbox,
  shopWith,
  stripe,
}) => {
  const { now } = await stripe.control.clock()
  const chargeOn = new Date((now + 20 * 86_400) * 1000).toISOString().slice(0, 10)
  const shop = await shopWith({ price: '45.00', chargeWhen: 'on_date', chargeOn })
  const me = email('removes')
  await signIn(me, '/')
  await goToCheckout(page, shop)
  await typeCard(page, CARD.good)
  await expect(page.getByRole('checkbox', { name: /Save this card/ })).toHaveCount(0)
  await expect(page.getByText(/^Stripe keeps your card until .+ for the later charges of this order/)).toBeVisible()
  await page.getByRole('button', { name: 'Place order' }).click()
  await expect(page).toHaveURL(/\/orders\/[\da-f-]+$/, { timeout: 60_000 })
  const order = page.url()

  await test.step('the account names what depends on the card, and removes it', async () => {
    await page.goto('/account/orders')
    await page.getByRole('link', { name: 'Saved cards' }).click()
    const card = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: /ending in 4242/ })
    await expect(card).toContainText('$45.00')
    await expect(card).toContainText('Charged on')
    await expectAccessible(page)
    await card.getByRole('button', { name: /^Remove card/ }).click()
    await expect(page.getByRole('dialog')).toContainText('One charge on a later day will be paused.')
    await page.getByRole('dialog').getByRole('button', { name: 'Remove card' }).click()
    await expect(page.getByText('No saved cards')).toBeVisible()
  })
  await test.step('the buyer is asked by mail and on the order', async () => {
    await mailbox.newest(me, /^Use another card for your order/)
    await page.goto(order)
    await expect(page.getByText(/^Paused: /)).toBeVisible()
    await page.getByRole('link', { name: 'Use another card' }).click()
    await expect(cardFrame(page).getByLabel('Card number')).toBeVisible()
    await expectAccessible(page)
    await typeCard(page, CARD.mastercard)
    await page.getByRole('button', { name: 'Use this card' }).click()
    await expect(page).toHaveURL(order, { timeout: 60_000 })
    await expect(page.getByText('Nothing is charged yet.')).toBeVisible()
  })
  await expectPayments(page, stripe, shop, [])
})

test('a guest’s card is gone from Stripe once the order is paid', async ({ page, email, shopWith, stripe }) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('once'))
  await expect(page.getByRole('checkbox', { name: /Save this card/ })).not.toBeChecked()
  await expect(page.getByText('Your card is used for this order only, then removed.')).toBeVisible()
  await payButton(page).click()
  await receiptOf(page)
  await expect(async () => {
    const calls = await stripe.control.calls()
    expect(calls.some(({ path, account }) => path.endsWith('/detach') && account === shop.accountId)).toBe(true)
  }).toPass()
})

test('a saved card that expires before a later charge: the checkout and the order say so, and another card takes its place', async ({
  page,
  email,
  signIn,
  shopWith,
  stripe,
}) => {
  const { now } = await stripe.control.clock()
  const today = new Date(now * 1000)
  const chargeOn = new Date((now + 60 * 86_400) * 1000).toISOString().slice(0, 10)
  const [first, later] = [await shopWith(), await shopWith({ price: '45.00', chargeWhen: 'on_date', chargeOn })]
  const me = email('expires')
  await signIn(me, '/')
  await goToCheckout(page, first)
  await typeCard(page, CARD.good)
  await page.getByRole('checkbox', { name: /Save this card/ }).check()
  await payButton(page).click()
  await receiptOf(page)

  await test.step('the bank moves the expiry, and the account shows it', async () => {
    const customer = (await stripe.control.objects('customer', PLATFORM)).find(({ object }) => object.email === me)?.object.id
    const saved = (await stripe.control.objects('payment_method', PLATFORM)).find(({ object }) => object.customer === customer)?.object.id ?? ''
    await stripe.control.renewCard(saved, { exp_month: today.getUTCMonth() + 1, exp_year: today.getUTCFullYear() })
    const expiry = `${String(today.getUTCMonth() + 1).padStart(2, '0')}/${String(today.getUTCFullYear() % 100)}`
    await expect(async () => {
      await page.goto('/account/cards')
      await expect(page.getByText(expiry)).toBeVisible({ timeout: 2000 })
    }).toPass()
  })
  await test.step('the checkout says it before anything is ordered', async () => {
    await goToCheckout(page, later)
    await expect(page.getByRole('radio', { name: /ending in 4242/ })).toBeChecked()
    await expect(page.getByText(/^This card expires before the charge on \w+ \d+, \d{4}\./)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Place order' }).click()
    await expect(page).toHaveURL(/\/orders\/[\da-f-]+$/, { timeout: 60_000 })
  })
  await test.step('the order leads to the page for another card', async () => {
    await expect(page.getByText(/ending in 4242 expires .+, before this charge\.$/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Use another card' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Card for later charges')
    await expect(page.getByText('This card expires before a charge.')).toBeVisible()
    await typeCard(page, CARD.mastercard)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page)
    }
    await page.getByRole('button', { name: 'Use this card' }).click()
    await expect(page).toHaveURL(/\/orders\/[\da-f-]+$/, { timeout: 60_000 })
    await expect(page.getByText('Another card chosen for later charges')).toBeVisible()
    await expect(page.getByText(/before this charge\.$/)).toHaveCount(0)
  })
  await expectPayments(page, stripe, later, [])
})
