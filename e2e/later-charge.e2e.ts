import type { Page } from '@playwright/test'
import { stopSending, sweepNow } from '@/tools/journeys/journey-jobs'
import { answerBank, CARD, fillCheckout, goToCheckout } from './buying'
import { expectAccessible } from './fixtures'
import type { LocalStripe } from './local-stripe'
import { expect, test } from './shops'
import { expectPayments, PLATFORM } from './stripe-dashboard'

// What is due is found by a sweep: at once when the clock is moved, and every minute.
const SWEPT = 120_000
test.setTimeout(420_000)
test.afterAll(stopSending)
test.use({ actionTimeout: 30_000 })

/** The day so many days from now, by Stripe's clock, as the product form writes it. */
async function dayIn(stripe: LocalStripe, days: number): Promise<string> {
  const { now } = await stripe.control.clock()
  return new Date((now + days * 86_400) * 1000).toISOString().slice(0, 10)
}

/** Lets days go by on the local Stripe's own page of its clock. */
async function daysLater(page: Page, stripe: LocalStripe, days: number): Promise<void> {
  await page.goto(`${stripe.dashboard}/${PLATFORM}/clock`)
  const form = page.getByRole('form', { name: 'Move by another time' })
  await form.getByLabel('How many').fill(String(days))
  await form.getByLabel('Unit').selectOption('days')
  await form.getByRole('button').click()
  await expect(page.getByText(/ahead of the machine/)).toBeVisible()
  await sweepNow()
}

async function orderNow(page: Page, email: string, card: string): Promise<void> {
  await fillCheckout(page, email, card)
  await page.getByRole('button', { name: 'Place order' }).click()
}

async function expectOrdered(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/orders\/[\da-f-]+$/, { timeout: 60_000 })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. Your order is placed.')
}

test('a charge in three days, one in twenty and one on shipment: each is made when its time comes', async ({
  page,
  email,
  mailbox,
  shopWith,
  sellerOf,
  stripe,
}) => {
  const soon = await shopWith({ price: '12.00', chargeWhen: 'on_date', chargeOn: await dayIn(stripe, 3) })
  const later = await shopWith({ price: '20.00', chargeWhen: 'on_date', chargeOn: await dayIn(stripe, 20) })
  const shipped = await shopWith({ price: '34.00' })
  const seller = await sellerOf(shipped, '/sell/products')
  await test.step('a seller says that it is charged on shipment', async () => {
    await seller.getByRole('link', { name: shipped.product.name }).click()
    await expect(seller.getByLabel('Charge date')).toBeHidden()
    await seller.getByLabel('When to charge the buyer').selectOption('On a date')
    await seller.getByLabel('Charge date').fill('2020-01-01')
    await seller.getByRole('button', { name: 'Save' }).click()
    await expect(seller.getByText('Choose a charge date in the future.')).toBeVisible()
    await expectAccessible(seller)
    await seller.getByLabel('When to charge the buyer').selectOption('When it is ready to ship')
    await seller.getByRole('button', { name: 'Save' }).click()
    await expect(seller.getByText(/saved/i).first()).toBeVisible()
  })
  const buyer = email('later')
  await test.step('product page, cart and checkout say when', async () => {
    for (const shop of [soon, later, shipped]) {
      await page.goto(`/products/${shop.product.slug}`)
      await expect(page.getByText(shop === shipped ? 'Charged when it is ready to ship' : /^Charged on \w+ \d+, \d{4}$/)).toBeVisible()
      await page.getByRole('button', { name: 'Add to cart' }).click()
      await expect(page.getByRole('link', { name: 'View cart' })).toBeVisible()
    }
    await page.goto('/cart')
    await expect(page.getByText(/^Charged (on \w+ \d+, \d{4}|when it is ready to ship)$/)).toHaveCount(3)
    await page.getByRole('link', { name: 'Check out' }).click()
    await expect(page.getByText(/^Charged (on \w+ \d+, \d{4}$|when it is ready to ship, by \w+ \d+, \d{4} at the latest\.)/)).toHaveCount(3)
    await orderNow(page, buyer, CARD.good)
    await expectOrdered(page)
    await expectAccessible(page)
  })
  const order = page.url()
  await test.step('nothing is charged; one is held; the mail says what comes', async () => {
    const waiting = page.getByRole('region', { name: 'Charged later' })
    await expect(waiting.getByRole('listitem')).toHaveCount(3)
    await expect(waiting.getByText(/held on your card/)).toHaveCount(1)
    const { text } = await mailbox.newest(buyer, /is placed$/)
    expect(text).toContain('Nothing is charged yet.')
    await expectPayments(page, stripe, soon, [/Requires capture/], SWEPT)
    await expectPayments(page, stripe, shipped, [], SWEPT)
  })
  await test.step('its seller is ready to ship, and the buyer is charged at once', async () => {
    await seller.goto('/sell/orders')
    await seller.getByRole('link', { name: shipped.product.name }).click()
    await expect(seller).toHaveTitle(/^Order\b/)
    await expectAccessible(seller)
    await seller.getByRole('button', { name: 'Ready to ship: charge the buyer' }).click()
    await seller.getByRole('dialog').getByRole('button', { name: 'Ready to ship: charge the buyer' }).click()
    await expect(seller.getByText('Paid', { exact: true }).first()).toBeVisible({ timeout: 30_000 })
    await expectPayments(page, stripe, shipped, [/Succeeded/], SWEPT)
  })
  await test.step('after four days the hold is captured, after three weeks the saved card is charged', async () => {
    await daysLater(page, stripe, 4)
    await expectPayments(page, stripe, soon, [/Succeeded/], SWEPT)
    await expectPayments(page, stripe, later, [], SWEPT)
    await daysLater(page, stripe, 17)
    await expectPayments(page, stripe, later, [/Succeeded/], SWEPT)
    await page.goto(order)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. Your payment is complete.')
    await expect(page.getByRole('region', { name: 'Charged later' })).toHaveCount(0)
    await mailbox.newest(buyer, /^Payment for your order/)
  })
})

test('a bank that wants to see the buyer on the day: the mail leads there from another device, and it is paid', async ({
  page,
  email,
  mailbox,
  shopWith,
  stripe,
  visitor,
}) => {
  const shop = await shopWith({ price: '45.00', chargeWhen: 'on_date', chargeOn: await dayIn(stripe, 20) })
  const buyer = email('absent')
  await goToCheckout(page, shop)
  await orderNow(page, buyer, CARD.asksAlways)
  await answerBank(page, /save|set up|card/i, 'Complete')
  await expectOrdered(page)
  await daysLater(page, stripe, 21)
  const { text } = await mailbox.newest(buyer, /^Confirm the payment/)
  const link = /https?:\/\/\S+\/recover\?key=\S+/.exec(text)?.[0] ?? ''
  const elsewhere = await visitor()
  await elsewhere.goto(link)
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Payment confirmation')
  await expect(elsewhere.getByRole('radio', { name: /ending in 3184/ })).toBeChecked()
  for (const colorScheme of ['light', 'dark'] as const) {
    await elsewhere.emulateMedia({ colorScheme })
    await expectAccessible(elsewhere)
  }
  await elsewhere.getByRole('button', { name: 'Pay $45.00' }).click()
  await answerBank(elsewhere, '$45.00', 'Complete')
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Thank you. Your payment is complete.', { timeout: 60_000 })
  await expectPayments(page, stripe, shop, [/Succeeded/], SWEPT)
  await elsewhere.goto(link)
  await expect(elsewhere).toHaveURL(/\/orders\/[\da-f-]+\?key=/)
})

test('a seller cancels one order and never has another ready: nobody is charged, and everybody reads why', async ({
  page,
  email,
  mailbox,
  shopWith,
  sellerOf,
  stripe,
}) => {
  const shop = await shopWith({ price: '34.00', stock: '2', chargeWhen: 'on_shipment' })
  const [first, second] = [email('made-to-order'), email('forgotten')]
  const by = /by \w+ \d+, \d{4}/
  for (const buyer of [first, second]) {
    await goToCheckout(page, shop)
    await expect(page.getByText(/^Charged when it is ready to ship, by \w+ \d+, \d{4} at the latest\./)).toBeVisible()
    await orderNow(page, buyer, CARD.good)
    await expectOrdered(page)
    await expect(page.getByText(/^If it is not ready to ship by \w+ \d+, \d{4}, it is canceled and you are not charged\.$/)).toBeVisible()
    expect((await mailbox.newest(buyer, /is placed$/)).text).toContain('Nothing is charged yet.')
  }
  const order = page.url()
  const seller = await sellerOf(shop, '/sell/orders')
  const sale = (buyer: string) => seller.getByRole('listitem').filter({ hasText: buyer }).getByRole('link')
  await test.step('the seller reads by when to charge, and cancels the first', async () => {
    await expect(seller.getByText('Charge and ship', { exact: true })).toHaveCount(2)
    await sale(first).click()
    await expect(seller.getByText(/Do this by \w+ \d+, \d{4}/)).toBeVisible()
    await expect(seller).toHaveTitle(/^Order\b/)
    await expectAccessible(seller)
    const dialog = seller.getByRole('dialog')
    await seller.getByRole('button', { name: 'Cancel this order' }).click()
    await expect(dialog.getByText(/^The buyer is not charged\. We e-mail them/)).toBeVisible()
    await expectAccessible(seller)
    await dialog.getByRole('button', { name: 'Keep the order' }).click()
    await expect(dialog).toHaveCount(0)
    await seller.getByRole('button', { name: 'Cancel this order' }).click()
    await dialog.getByRole('button', { name: 'Cancel this order' }).click()
    await expect(seller.getByText('You canceled this order before it was charged.')).toBeVisible()
    await expect(seller.getByRole('button', { name: /Cancel|Ready to ship/ })).toHaveCount(0)
    // An address that a guest typed is mailed one line of ours, and the way to the order.
    const { text } = await mailbox.newest(first, /is canceled$/)
    expect(text).toContain('is canceled. Open it to read why.')
    expect(text).not.toContain(shop.product.name)
  })
  await test.step('of the second they are reminded, and do nothing', async () => {
    await daysLater(page, stripe, 55)
    expect((await mailbox.newest(shop.email, /^Get order/)).text).toMatch(by)
  })
  await test.step('when the time is over it is canceled too', async () => {
    await daysLater(page, stripe, 7)
    await mailbox.newest(second, /is canceled$/)
    await page.goto(order)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Canceled')
    await expect(page.getByText(/did not have this ready to ship in time, so it was canceled\. You were not charged/)).toBeVisible()
    await expectAccessible(page)
    await seller.goto('/sell/orders')
    await sale(second).click()
    await expect(seller.getByText('This order was not ready to ship in time.')).toBeVisible()
    await expectPayments(page, stripe, shop, [], SWEPT)
  })
})

test('a buyer calls it off before its day, and the hold is released', async ({ page, email, shopWith, stripe }) => {
  const shop = await shopWith({ chargeWhen: 'on_date', chargeOn: await dayIn(stripe, 3) })
  await goToCheckout(page, shop)
  await orderNow(page, email('second-thoughts'), CARD.good)
  await expectOrdered(page)
  await page.getByRole('button', { name: 'Cancel order' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Canceled')
  await expect(page.getByText('You canceled this before it was charged.')).toBeVisible()
  // The button has gone with its window: the focus is on the page that says so.
  await expect(page.getByRole('main')).toBeFocused()
  await expectPayments(page, stripe, shop, [/Canceled/], SWEPT)
})
