import { fillCheckout, payButton } from './buying'
import { expectAccessible } from './fixtures'
import { checkOut, refusal, restrict } from './many-shops'
import { expect, test } from './shops'
import { expectPayments } from './stripe-dashboard'

test('refused, the buyer chooses anew: what can be paid is, and then nothing is left to choose', async ({ page, email, shopWith, stripe }) => {
  const shops = [await shopWith({ price: '34.00' }), await shopWith({ price: '12.50' })] as const
  await checkOut(page, [...shops])
  await restrict(page, stripe, shops[1])
  await fillCheckout(page, email('anew'))
  await payButton(page).click()
  await expect(refusal(page)).toBeVisible()
  await expect(page.getByRole('radio', { name: /All or nothing/ })).toBeChecked()
  await expectAccessible(page)
  await page.getByRole('radio', { name: /Pay the others/ }).check()
  await payButton(page).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Not every seller could be paid' })).toContainText(shops[1].shopName)
  await expect(page.getByRole('radio')).toHaveCount(0)
  await expect(page.getByText('The other sellers are paid.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pay $12.50' })).toBeVisible()
  await expectAccessible(page)
  await expectPayments(page, stripe, shops[0], ['Succeeded', 'Canceled'])
})
