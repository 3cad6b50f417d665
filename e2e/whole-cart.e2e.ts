// Everything at once: three sellers, an address, rates, tax and a code, one card that the bank wants confirmed, and a price that changes while it does.
import { answerBank, CARD, fillCheckout, receiptOf, typeAddress } from './buying'
import { expectAccessible } from './fixtures'
import { checkOut } from './many-shops'
import { expect, test } from './shops'
import { expectPayments, fact } from './stripe-dashboard'

const STANDARD_OR_EXPRESS = {
  countries: ['US'],
  rates: [
    { name: 'Standard', price: 5 },
    { name: 'Express', price: 15 },
  ],
}
const BOOK_POST = { countries: ['US'], rates: [{ name: 'Book post', price: 7 }] }

test('three sellers with delivery, tax and a code are paid by one card what the buyer saw, though a price changes meanwhile', async ({
  page,
  email,
  shopWith,
  sellerOf,
  stripe,
}) => {
  const bowls = await shopWith({ price: '20.00', code: 'TEN', delivers: STANDARD_OR_EXPRESS })
  const books = await shopWith({ price: '30.00', taxMicros: 100_000, delivers: BOOK_POST })
  const lesson = await shopWith({ price: '14.00' })
  const seller = await sellerOf(bowls, '/sell/products')
  await checkOut(page, [bowls, books, lesson])
  await test.step('the total follows address, rates, tax and code', async () => {
    await fillCheckout(page, email('whole'), CARD.asksOnce)
    await typeAddress(page)
    // 20.00 + 5.00, then 30.00 + 7.00 with 10 % tax, then 14.00.
    await expect(page.getByRole('button', { name: 'Pay $79.70' })).toBeVisible()
    await page.getByRole('radio', { name: 'Express · $15.00' }).check()
    await expect(page.getByRole('button', { name: 'Pay $89.70' })).toBeVisible()
    await page.getByLabel('Discount code', { exact: true }).fill('ten')
    await page.getByRole('button', { name: 'Apply' }).press('Enter')
    await expect(page.getByText('$2.00 off')).toBeVisible()
    await expect(page.getByText('it may ask up to 4 times')).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('while the bank asks, a seller raises their price; what was ordered stands', async () => {
    await page.getByRole('button', { name: 'Pay $87.70' }).click()
    await answerBank(page, 'Save card for later', 'Complete')
    await expect(page.frameLocator('iframe[title="3D Secure authentication"]').getByText('$33.00')).toBeVisible()
    await seller.getByRole('link', { name: bowls.product.name }).first().click()
    await seller.getByLabel('Price', { exact: true }).fill('25.00')
    await seller.getByRole('button', { name: 'Save' }).first().click()
    await expect(seller.getByText('Your changes are saved.')).toBeVisible()
    for (const amount of ['$33.00', '$40.70', '$14.00']) await answerBank(page, amount, 'Complete')
    const receipt = page.getByRole('article', { name: `Receipt ${await receiptOf(page)}` })
    await expect(receipt).toContainText(`Paid to ${bowls.shopName}$33.00`)
    await expect(receipt).toContainText(`Paid to ${books.shopName}$40.70`)
    await expect(receipt).toContainText(`Paid to ${lesson.shopName}$14.00`)
    await expect(receipt).toContainText('Discount TEN')
    await expect(receipt).toContainText('Sales tax 10%')
    await expect(receipt).toContainText('Total paid$87.70')
    await expectAccessible(page)
  })
  await test.step('each account was charged its part', async () => {
    await expectPayments(page, stripe, bowls, ['Succeeded'])
    await page.getByRole('link', { name: /^pi_/ }).click()
    // The fee is counted of the goods that the code leaves: 5 % of 18.00.
    await expect(fact(page, 'Application fee')).toHaveText('$0.90')
    await expectPayments(page, stripe, books, ['Succeeded'])
    await expectPayments(page, stripe, lesson, ['Succeeded'])
  })
})
