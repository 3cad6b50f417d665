import { buy, delivers, LINK, look } from './bought'
import { expectAccessible } from './fixtures'
import { tabTo } from './keyboard'
import { expect, test } from './shops'

test('a seller refunds a line in part, after seeing who pays what; an operator refunds the rest, and the buyer reads both', async ({
  page,
  email,
  shopWith,
  sellerOf,
  mailbox,
  visitor,
  signIn,
}) => {
  test.setTimeout(300_000)
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const buyer = email('refunds')
  const guest = await visitor()
  await buy(guest, shop, buyer)
  const seller = await sellerOf(shop, '/sell/orders')

  await test.step('the form says what is wrong, then what it comes to', async () => {
    await seller.getByRole('link', { name: shop.product.name }).first().click()
    await seller.getByRole('link', { name: 'Refund', exact: true }).click()
    await expect(seller.getByRole('heading', { level: 1 })).toContainText('Refund order')
    await expect(seller.getByText('$25.00 of $25.00 can be refunded.')).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'refund-form')
    await seller.getByRole('button', { name: 'Check the refund' }).click()
    await expect(seller.getByText('Enter what you want to refund.')).toBeVisible()
    await seller.getByLabel('Delivery (USD)').fill('6')
    await seller.getByRole('button', { name: 'Check the refund' }).click()
    await expect(seller.getByText('Only $5.00 of the delivery is left to refund.')).toBeVisible()
    await seller.getByLabel('Delivery (USD)').fill('5')
    await seller.getByLabel('Note to the buyer').fill('It was late.')
    await seller.getByRole('button', { name: 'Check the refund' }).click()
    const box = seller.getByRole('region', { name: 'What this refund comes to' })
    await expect(box.getByText('You pay')).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'refund-preview')
  })
  await test.step('another amount than the one that was seen is shown first', async () => {
    await seller.getByLabel('Delivery (USD)').fill('4')
    await seller.getByRole('button', { name: 'Refund $5.00' }).click()
    await expect(seller.getByText('The amount has changed. Check it again.')).toBeVisible()
    const refund = seller.getByRole('button', { name: 'Refund $4.00' })
    await tabTo(seller, refund)
    await seller.keyboard.press('Enter')
    await expect(seller.getByRole('heading', { name: 'Refunds' })).toBeVisible()
    await expect(seller.getByText('It was late.')).toBeVisible()
    await expect(seller.getByText('Partly refunded $').first()).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'refund-sale')
  })
  const told = await mailbox.newest(buyer, /^Refund of \$4\.00 for order/)
  expect(told.text).toContain('It was late.')
  await test.step('the operator refunds everything that is left', async () => {
    await signIn('refunds-operator@souk.test', '/admin/orders')
    const orderId = /orders\/([\da-f-]{36})/.exec(LINK.exec(told.text)?.[0] ?? '')?.[1] ?? ''
    await page.goto(`/admin/orders/${orderId}`)
    await page.getByRole('link', { name: 'Refund', exact: true }).click()
    await page.getByRole('link', { name: 'Refund everything' }).click()
    await expect(page.getByLabel('Not sent yet, of 1')).toHaveValue('1')
    await page.getByRole('button', { name: 'Check the refund' }).click()
    await expect(page.getByText('With it, everything is refunded.')).toBeVisible()
    await expectAccessible(page)
    await look(page, 'refund-operator')
    await page.getByRole('button', { name: 'Refund $21.00' }).click()
    await expect(page.getByRole('heading', { name: /^Refunds:/ })).toBeVisible()
    await expectAccessible(page)
  })
  await test.step('the buyer reads both', async () => {
    await mailbox.newest(buyer, /^Refund of \$21\.00 for order/)
    await guest.reload()
    await expect(guest.getByRole('heading', { name: 'Refunds' })).toBeVisible()
    await expect(guest.getByText('Your bank shows it within 5 to 10 days.').first()).toBeVisible()
    await expectAccessible(guest)
    await look(guest, 'refund-buyer')
  })
})
