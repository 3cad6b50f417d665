import { CARD, cardFrame, fillCheckout, goToCheckout, payButton, receiptOf, typeCard } from './buying'
import { expect, test } from './shops'
import { expectPayments } from './stripe-dashboard'

const DECLINES = [
  { when: 'the charge fails although the card was saved', card: CARD.failsWhenCharged, sentence: 'Your bank declined the card and gave no reason.' },
  { when: 'the card has too little money', card: CARD.tooLittleMoney, sentence: 'The card has insufficient funds.' },
  { when: 'the card has expired', card: CARD.expired, sentence: 'The card has expired.' },
  { when: 'the security code is wrong', card: CARD.wrongCode, sentence: 'The security code is wrong. Enter the card again.' },
] as const

for (const { when, card, sentence } of DECLINES) {
  test(`${when}: plain words, and another card pays the same order`, async ({ page, email, signIn, shopWith, stripe }) => {
    const shop = await shopWith({ stock: '1' })
    await signIn(email('declined'), `/products/${shop.product.slug}`)
    await page.getByRole('button', { name: 'Buy now', exact: true }).click()
    await typeCard(page, card)
    await payButton(page).click()
    const alert = page.getByRole('alert').filter({ hasText: 'Card declined' })
    await expect(alert).toContainText(sentence)
    await expect(alert).toBeFocused()
    await expect(payButton(page)).toBeEnabled()

    await typeCard(page, CARD.good)
    await payButton(page).click()
    const number = await receiptOf(page)
    await page.goto('/account/orders')
    await expect(page.getByText(/S-\d{5,} ·/)).toHaveCount(1)
    await expect(page.getByText(number)).toBeVisible()
    await expectPayments(page, stripe, shop, ['Succeeded'])
  })
}

test('what is missing or wrong is said beside its field, before anything is sent', async ({ page, email, shopWith, stripe }) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await payButton(page).click()
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await expect(page.getByText('Enter an e-mail address such as name@example.com.')).toBeVisible()
  await fillCheckout(page, email('typo'), '4242424242424241')
  await payButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not paid' })).toContainText(/card number is invalid|number/i)
  await expectPayments(page, stripe, shop, [])
})

test('card fields that do not load say so, and come when they are asked for again', async ({ page, email, shopWith }) => {
  const shop = await shopWith()
  let isCut = true
  await page.route('**/endive/stripe.js*', (route) => (isCut ? route.abort() : route.continue()))
  await goToCheckout(page, shop)
  await expect(page.getByText('Card form not loaded')).toBeVisible()
  await page.getByLabel('E-mail').fill(email('cut'))
  await payButton(page).click()
  await expect(page.getByText('There is no card form.')).toBeVisible()
  isCut = false
  await page.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(cardFrame(page).getByLabel('ZIP code')).toBeVisible()
  // From where the button was, Tab leads into the fields.
  await page.keyboard.press('Tab')
  await expect(page.locator('iframe[title="Secure payment input frame"]')).toBeFocused()
})
