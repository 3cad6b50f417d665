import { CARD, fillCheckout, goToCheckout, payButton, receiptOf, typeCard } from './buying'
import { expect, test } from './shops'

test('after sign-out, neither the browser nor the next person in it opens what was ordered', async ({ page, email, signIn, shopWith }) => {
  const shop = await shopWith()
  await signIn(email('anna'), '/')
  await goToCheckout(page, shop)
  await typeCard(page, CARD.good)
  await payButton(page).click()
  await receiptOf(page)
  const order = page.url()

  await page.goto('/account/orders')
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/$/)
  expect((await page.goto(order))?.status()).toBe(404)

  await signIn(email('berta'), '/account/orders')
  await expect(page.getByRole('link', { name: /S-\d{5}/ })).toHaveCount(0)
  expect((await page.goto(order))?.status()).toBe(404)
})

test('a guest who signs in keeps the receipt they had in this browser', async ({ page, email, signIn, shopWith }) => {
  const shop = await shopWith()
  await goToCheckout(page, shop)
  await fillCheckout(page, email('guest'))
  await payButton(page).click()
  await receiptOf(page)
  const order = page.url()
  await signIn(email('guest'), '/account/orders')
  expect((await page.goto(order))?.status()).toBe(200)
})
