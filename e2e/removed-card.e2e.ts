import { CARD, cardFrame, fillCheckout, goToCheckout, payButton, receiptOf, typeCard } from './buying'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'
import { expectPayments } from './stripe-dashboard'

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
