// After the order: a seller ships what is paid, and the buyer follows it.
import { look } from './bought'
import { fillCheckout, goToCheckout, HOME, receiptOf, typeAddress } from './buying'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

const DELIVERS = { countries: ['US'], rates: [{ name: 'Standard', price: 5, minDays: 2, maxDays: 4 }] }
test('a seller ships a paid order with tracking, and the buyer follows it until it is delivered', async ({
  page,
  email,
  shopWith,
  sellerOf,
  mailbox,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: DELIVERS })
  const buyer = email('follows')
  await goToCheckout(page, shop)
  await typeAddress(page)
  await fillCheckout(page, buyer)
  await page.getByRole('button', { name: 'Pay $25.00' }).click()
  await receiptOf(page)
  await expect(page.getByText('Not shipped yet')).toBeVisible()
  await expect(page.getByText(/^Estimated delivery: /)).toBeVisible()

  const seller = await sellerOf(shop, '/sell')
  await test.step('the day begins with what is to be shipped', async () => {
    await expect(seller.getByText('1 order to ship')).toBeVisible()
    await look(seller, 'home')
    await seller.getByRole('link', { name: 'View orders to ship' }).click()
    await expect(seller.getByRole('link', { name: 'To ship (1)' })).toHaveAttribute('aria-current', 'page')
    await expectAccessible(seller)
    await look(seller, 'queue')
    await seller.getByRole('link', { name: shop.product.name }).click()
  })
  await test.step('a carrier needs a number; all of it by keyboard', async () => {
    await expect(seller.getByLabel('Carrier')).toBeVisible()
    await seller.getByLabel('Carrier').selectOption('UPS')
    await seller.getByLabel('Carrier').focus()
    await seller.keyboard.press('Tab')
    await seller.keyboard.press('Enter')
    await expect(seller.getByText('Enter the tracking number, or choose “No tracking”.')).toBeVisible()
    await expect(seller.getByLabel('Tracking number')).toBeFocused()
    await expectAccessible(seller)
    await look(seller, 'form')
    await seller.getByLabel('Tracking number').fill('1Z999')
    await seller.keyboard.press('Enter')
    await expect(seller.getByRole('link', { name: 'Track 1Z999' })).toHaveAttribute('href', 'https://www.ups.com/track?tracknum=1Z999')
    await expect(seller.getByRole('button', { name: 'Mark as shipped' })).toHaveCount(0)
    await expectAccessible(seller)
    await look(seller, 'shipped')
  })
  await test.step('the buyer gets one mail, and the link on the order', async () => {
    const { text } = await mailbox.newest(buyer, /^Your parcel from .* is on its way$/)
    expect(text).toContain('1Z999')
    await page.reload()
    await expect(page.getByRole('link', { name: 'Track 1Z999' })).toBeVisible()
    await expectAccessible(page)
    await look(page, 'order')
  })
  await test.step('the seller corrects the number, and the parcel arrives', async () => {
    await seller.getByRole('button', { name: 'Edit tracking' }).click()
    const dialog = seller.getByRole('dialog')
    await dialog.getByLabel('Tracking number').fill('1Z1000')
    await expectAccessible(seller)
    await dialog.getByRole('button', { name: 'Save tracking' }).click()
    await expect(dialog.getByText('The tracking is saved.')).toBeVisible()
    await dialog.getByRole('button', { name: 'Done' }).click()
    await expect(seller.getByRole('link', { name: 'Track 1Z1000' })).toBeVisible()
    await seller.getByRole('button', { name: 'Mark as delivered' }).click()
    await dialog.getByRole('button', { name: 'Mark as delivered' }).click()
    await expect(seller.getByText(/· Delivered /)).toBeVisible()
    await page.reload()
    await expect(page.getByText('Delivered', { exact: true }).first()).toBeVisible()
    await expect(page.getByRole('link', { name: 'Track 1Z1000' })).toBeVisible()
  })
  await test.step('the packing slip has address and items, and no price', async () => {
    await seller.getByRole('link', { name: 'Packing slip' }).click()
    await expect(seller.getByRole('heading', { level: 1 })).toHaveText('Packing slip')
    await expect(seller.getByText(HOME.street)).toBeVisible()
    await expect(seller.getByRole('main').getByText('$')).toHaveCount(0)
    await expectAccessible(seller)
    await look(seller, 'slip')
  })
})

test('what is charged on shipment is charged when it is ready, and shipped when it is paid', async ({ page, email, shopWith, sellerOf }) => {
  const shop = await shopWith({ price: '20.00', chargeWhen: 'on_shipment', delivers: DELIVERS })
  await goToCheckout(page, shop)
  await typeAddress(page)
  await fillCheckout(page, email('made-to-order'))
  await page.getByRole('button', { name: 'Place order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. Your order is placed.', { timeout: 60_000 })
  const seller = await sellerOf(shop, '/sell/orders?show=to-ship')
  await seller.getByRole('link', { name: shop.product.name }).click()
  await expect(seller.getByText(/When the order is ready to ship, charge the buyer\./)).toBeVisible()
  await expect(seller.getByRole('button', { name: 'Mark as shipped' })).toHaveCount(0)
  await look(seller, 'ready')
  await seller.getByRole('button', { name: 'Ready to ship: charge the buyer' }).click()
  await seller.getByRole('dialog').getByRole('button', { name: 'Ready to ship: charge the buyer' }).click()
  await expect(seller.getByText('The buyer has paid. Ship it now.')).toBeVisible({ timeout: 30_000 })
  await look(seller, 'ship-now')
  await seller.getByRole('button', { name: 'Mark as shipped' }).click()
  await expect(seller.getByText('Shipped', { exact: true }).first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('Shipped', { exact: true }).first()).toBeVisible()
})

test('a buyer cancels what has not left and is refunded; later they ask, and the seller answers', async ({
  page,
  email,
  shopWith,
  sellerOf,
  mailbox,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: DELIVERS })
  const buy = async (buyer: string) => {
    await goToCheckout(page, shop)
    await typeAddress(page)
    await fillCheckout(page, buyer)
    await page.getByRole('button', { name: 'Pay $25.00' }).click()
    await receiptOf(page)
  }
  const dialog = page.getByRole('dialog')
  await test.step('within the hour it is canceled at once', async () => {
    const buyer = email('at-once')
    await buy(buyer)
    await look(page, 'cancel')
    await page.getByRole('button', { name: /^Cancel and refund/ }).click()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Cancel and refund' }).click()
    await expect(page.getByText('This is canceled. The full amount goes back to your card.')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Refunded', { timeout: 30_000 })
    await mailbox.newest(buyer, /^Canceled and refunded: order/)
    await expectAccessible(page)
    await look(page, 'canceled')
  })
  const seller = await sellerOf(shop, '/sell/settings')
  await test.step('the seller lets buyers ask only', async () => {
    await seller.getByLabel('Buyers can cancel by themselves').selectOption('Never: they ask me')
    await seller.getByRole('button', { name: 'Save cancelation' }).click()
    await expect(seller.getByText('The time is saved.')).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'settings')
  })
  await test.step('a buyer asks, the seller declines with a reason', async () => {
    const buyer = email('asks')
    await buy(buyer)
    await page.getByRole('button', { name: /^Ask to cancel/ }).click()
    await dialog.getByRole('button', { name: 'Ask to cancel' }).click()
    await expect(page.getByText(/^You asked to cancel this\./)).toBeVisible()
    await mailbox.newest(shop.email, /^The buyer asks to cancel order/)
    await seller.goto('/sell/orders?show=to-ship')
    await expect(seller.getByText('Cancelation requested')).toBeVisible()
    await seller.getByRole('link', { name: shop.product.name }).click()
    await expect(seller.getByText('The buyer asks to cancel this order')).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'request')
    await seller.getByRole('button', { name: 'Decline' }).click()
    await seller.getByRole('dialog').getByLabel('Reason').fill('It is glazed already.')
    await seller.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
    await expect(seller.getByText('The buyer asks to cancel this order')).toHaveCount(0)
    expect((await mailbox.newest(buyer, /is not canceled$/)).text).toContain('It is glazed already.')
    await page.reload()
    await expect(page.getByText('It is glazed already.')).toBeVisible()
    await expectAccessible(page)
  })
})
