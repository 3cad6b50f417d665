import type { Page } from '@playwright/test'
import { look } from './bought'
import { fillCheckout, goToCheckout } from './buying'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'
import { expectPayments, paymentRows } from './stripe-dashboard'

const DAY_MS = 86_400_000
test.setTimeout(300_000)

async function until(page: Page, text: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 90_000 })
}

test("a seller captures $5.00 of a hold of $20.00 in Stripe's dashboard: buyer and seller read $5.00 everywhere", async ({
  page,
  email,
  mailbox,
  shopWith,
  sellerOf,
  visitor,
  stripe,
}) => {
  const { now } = await stripe.control.clock()
  const chargeOn = new Date(now * 1000 + 3 * DAY_MS).toISOString().slice(0, 10)
  const shop = await shopWith({ price: '20.00', chargeWhen: 'on_date', chargeOn })
  const buyer = email('partly')
  await goToCheckout(page, shop)
  await fillCheckout(page, buyer)
  await page.getByRole('button', { name: 'Place order' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. Your order is placed.', { timeout: 60_000 })

  await test.step('captured at Stripe, in part', async () => {
    const dashboard = await visitor()
    await expectPayments(dashboard, stripe, shop, [/Requires capture/], 120_000)
    await (await paymentRows(dashboard, stripe.dashboard, shop.accountId)).getByRole('link').first().click()
    const form = dashboard.getByRole('form', { name: 'Capture' })
    await form.getByLabel('Amount (USD)').fill('5.00')
    await form.getByRole('button', { name: 'Capture' }).click()
    await expect(dashboard.getByText('$5.00 is captured.')).toBeVisible()
  })
  await test.step('the buyer reads what was charged and what was released', async () => {
    await until(page, '$5.00 of $20.00 was charged. The rest was released on the card.')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. Your payment is complete.')
    await expect(page.getByText('Not charged', { exact: true }).first()).toBeVisible()
    await expectAccessible(page)
    await look(page, 'partial-capture-buyer')
    expect((await mailbox.newest(buyer, /^Payment for your order|^Receipt|paid/i)).text).toContain('$5.00')
  })
  await test.step('the seller reads the same, and can refund no more than that', async () => {
    const seller = await sellerOf(shop, '/sell/orders')
    await seller.getByRole('link', { name: shop.product.name }).first().click()
    await expect(seller).toHaveTitle(/^Order\b/)
    await expect(seller.getByText('$5.00 of $20.00 was charged. The rest was released on the card.')).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'partial-capture-seller')
    await seller.getByRole('link', { name: 'Refund', exact: true }).click()
    await expect(seller.getByText('$5.00 of $5.00 can be refunded.')).toBeVisible()
  })
})
