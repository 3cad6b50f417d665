import { answerBank, CARD, fillCheckout, goToCheckout, payButton, receiptOf, typeCard } from './buying'
import { expect, test } from './shops'
import { expectPayments } from './stripe-dashboard'

const SAVING = 'Save card for later'
const PAYING = '$34.00'
const DECLINED = 'The payment was not confirmed with your bank. Try again, or use another card.'

test('a buyer confirms with the bank, first the card, then the payment', async ({ page, email, shopWith, stripe }) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('confirms'), CARD.asksOnce)
  await payButton(page).click()
  await answerBank(page, SAVING, 'Complete')
  await answerBank(page, PAYING, 'Complete')
  await receiptOf(page)
  await expectPayments(page, stripe, shop, ['Succeeded'])
})

test('who fails at the bank reads it, and pays the same order with another card', async ({ page, email, shopWith, stripe }) => {
  const shop = await shopWith({ stock: '1' })
  await goToCheckout(page, shop)
  await fillCheckout(page, email('fails'), CARD.asksAlways)
  await payButton(page).click()
  await test.step('while the card is saved: nothing reaches the seller', async () => {
    await answerBank(page, SAVING, 'Fail')
    await expect(page.getByRole('alert').filter({ hasText: 'Payment not confirmed' })).toContainText(DECLINED)
    await expect(payButton(page)).toBeEnabled()
  })
  await test.step('while it is charged: the payment waits for another card', async () => {
    await typeCard(page, CARD.asksAlways)
    await payButton(page).click()
    await answerBank(page, SAVING, 'Complete')
    await answerBank(page, PAYING, 'Fail')
    await expect(page.getByRole('alert').filter({ hasText: 'Payment not confirmed' })).toContainText(DECLINED)
  })
  await test.step('another card pays the same order: one payment, the one piece', async () => {
    await typeCard(page, CARD.good)
    await payButton(page).click()
    await receiptOf(page)
    await expectPayments(page, stripe, shop, ['Succeeded'])
    await page.goto(`/products/${shop.product.slug}`)
    await expect(page.getByText('This product is sold out.')).toBeVisible()
  })
})

test('who reloads while the bank asks is asked again, by a button', async ({ page, email, shopWith }) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('reloads'), CARD.asksAlways)
  await payButton(page).click()
  await answerBank(page, SAVING, 'Complete')
  await expect(page.frameLocator('iframe[title="3D Secure authentication"]').getByText(PAYING)).toBeVisible()
  await page.reload()
  await expect(page.getByRole('alert').filter({ hasText: 'Payment confirmation needed' })).toBeFocused()
  await page.getByRole('button', { name: 'Confirm payment' }).click()
  await answerBank(page, PAYING, 'Complete')
  await receiptOf(page)
})
