import type { Page } from '@playwright/test'
import { buy, delivers, look } from './bought'
import { fillCheckout, goToCheckout, receiptOf, typeAddress } from './buying'
import { expectAccessible } from './fixtures'
import type { LocalStripe } from './local-stripe'
import { expect, type JourneyShop, test } from './shops'
import { fact } from './stripe-dashboard'

const SUSPECTED = '4000000000005423'

/** The newest charge of a shop, disputed by its bank. @returns the dispute's id at Stripe */
async function dispute(stripe: LocalStripe, shop: JourneyShop, kind: 'product_not_received' | 'fraudulent' | 'duplicate'): Promise<string> {
  const charges = await stripe.control.objects('charge', shop.accountId)
  return (await stripe.control.openDispute(charges.at(-1)?.object.id ?? '', { kind })).id
}

/** What Stripe's own books say that a dispute brought its account, in dollars as a page writes it. */
async function bookedFor(stripe: LocalStripe, shop: JourneyShop, id: string): Promise<string> {
  const all = await stripe.control.objects('balance_transaction', shop.accountId)
  const net = all.filter(({ object }) => object.source === id).reduce((sum, { object }) => sum + object.net, 0)
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(net / 100)
}

/** Opens the newest open dispute from the seller's list. */
async function openNewest(seller: Page): Promise<void> {
  await expect(async () => {
    await seller.goto('/sell/disputes')
    await seller
      .getByRole('link', { name: /^S-\d+/ })
      .last()
      .click({ timeout: 2000 })
  }).toPass({ timeout: 60_000 })
  await expect(seller.getByRole('heading', { level: 1 })).toContainText('Dispute on order')
}

/** The page is read anew until the dispute stands so. */
async function expectStanding(page: Page, status: string): Promise<void> {
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(status, { exact: true }).first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })
}

test('a seller answers a dispute and wins, loses one, and accepts one; what it cost is what Stripe booked', async ({
  page,
  email,
  shopWith,
  sellerOf,
  mailbox,
  visitor,
  signIn,
  stripe,
}) => {
  test.setTimeout(400_000)
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const guest = await visitor()
  await buy(guest, shop, email('won'))
  const won = await dispute(stripe, shop, 'product_not_received')
  const seller = await sellerOf(shop, '/sell')

  await test.step('the seller is told, and nothing can be refunded', async () => {
    await mailbox.newest(shop.email, /^The buyer’s bank took back \$25\.00: order/)
    await expect(async () => {
      await seller.goto('/sell')
      await expect(seller.getByText('1 dispute to answer')).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 60_000 })
    await seller.getByRole('link', { name: 'View disputes' }).click()
    await expect(seller.getByText(/days left/)).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'disputes')
    await openNewest(seller)
    await expectAccessible(seller)
    await look(seller, 'dispute')
    await seller.getByRole('link', { name: 'View order' }).click()
    await expect(seller.getByText(/The buyer’s bank disputes/)).toBeVisible()
    await expect(seller.getByRole('link', { name: 'Refund', exact: true })).toBeHidden()
    await expectAccessible(seller)
    await look(seller, 'dispute-sale')
  })
  await test.step('the answer is filled in, saved, sent once, and wins', async () => {
    await seller.getByRole('link', { name: 'View dispute' }).click()
    await expect(seller.getByLabel('What was bought')).toHaveValue(/^1 × Journey bowl/)
    await seller.getByLabel('Tracking number').fill('1Z999AA10123456784')
    await seller.getByRole('button', { name: 'Save draft' }).click()
    await expect(seller.getByText('Saved. Nothing is sent to the bank yet.')).toBeVisible()
    await seller.reload()
    await expect(seller.getByLabel('Tracking number')).toHaveValue('1Z999AA10123456784')
    await seller.getByRole('button', { name: 'Submit to the bank' }).click()
    await expect(seller.getByText('Confirm that you have checked your answer.')).toBeVisible()
    await seller.getByLabel('I have checked this.').check()
    await seller.getByRole('button', { name: 'Submit to the bank' }).click()
    await expect(seller.getByText(/^Your answer was sent on/)).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'dispute-sent')
    await stripe.control.decideDispute(won, 'won')
    await expectStanding(seller, 'Won')
    await expect(fact(seller, 'Effect on your balance')).toHaveText(await bookedFor(stripe, shop, won))
    await expect(fact(seller, 'Effect on your balance')).toHaveText('-$15.00')
    await mailbox.newest(shop.email, /^You won the dispute of \$25\.00/)
  })
  await test.step('one that nobody answers is lost', async () => {
    await buy(guest, shop, email('lost'))
    const lost = await dispute(stripe, shop, 'fraudulent')
    await openNewest(seller)
    await stripe.control.decideDispute(lost, 'lost')
    await expectStanding(seller, 'Lost')
    await expect(fact(seller, 'Effect on your balance')).toHaveText(await bookedFor(stripe, shop, lost))
    await expect(fact(seller, 'Effect on your balance')).toHaveText('-$40.00')
    await mailbox.newest(shop.email, /^You lost the dispute of \$25\.00/)
  })
  await test.step('one that its seller accepts is lost at once', async () => {
    await buy(guest, shop, email('accepted'))
    const accepted = await dispute(stripe, shop, 'duplicate')
    await openNewest(seller)
    await seller.getByRole('button', { name: 'Accept the loss' }).click()
    const asked = seller.getByRole('dialog')
    await expect(asked).toContainText('The buyer keeps $25.00.')
    await asked.getByRole('button', { name: 'Accept the loss' }).click()
    await expect(seller.getByText(/^You accepted this dispute on/)).toBeVisible()
    expect((await stripe.control.object('dispute', accepted))?.status).toBe('lost')
    await expect(fact(seller, 'Effect on your balance')).toHaveText(await bookedFor(stripe, shop, accepted))
  })
  await test.step('the operator reads along', async () => {
    await signIn('disputes-operator@souk.test', '/admin/disputes?show=decided')
    await expect(page.getByRole('row').filter({ hasText: shop.shopName })).toHaveCount(3)
    await expectAccessible(page)
    await look(page, 'disputes-operator')
    await page.getByRole('row').filter({ hasText: 'Won' }).filter({ hasText: shop.shopName }).getByRole('link').click()
    await expect(page.getByText('1Z999AA10123456784')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Submit to the bank' })).toBeHidden()
    await expectAccessible(page)
  })
})

test('a payment that its bank suspects is refunded as fraud, and no dispute can follow', async ({
  email,
  shopWith,
  sellerOf,
  visitor,
  stripe,
  mailbox,
}) => {
  test.setTimeout(300_000)
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const guest = await visitor()
  const buySuspected = async (who: string) => {
    await goToCheckout(guest, shop)
    await typeAddress(guest)
    await fillCheckout(guest, email(who), SUSPECTED)
    await guest.getByRole('button', { name: 'Pay $25.00' }).click()
    await receiptOf(guest)
  }
  await buySuspected('suspected')
  const seller = await sellerOf(shop, '/sell/orders')
  await seller.getByRole('link', { name: shop.product.name }).first().click()
  await expect(seller.getByRole('heading', { level: 1 })).toContainText('Order S-')
  await expect(async () => {
    await seller.reload()
    await expect(seller.getByText('This payment may be fraud')).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 90_000 })
  await expectAccessible(seller)
  await look(seller, 'fraud-warning')
  await mailbox.newest(shop.email, /^A bank suspects fraud: order S-/)
  await seller.getByRole('link', { name: 'Refund now' }).click()
  await expect(seller.getByLabel(/^Reason/)).toHaveValue('fraudulent')
  await seller.getByRole('button', { name: 'Check the refund' }).click()
  await seller.getByRole('button', { name: 'Refund $25.00' }).click()
  await expect(seller.getByRole('heading', { name: 'Refunds' })).toBeVisible()
  await expect(seller.getByText('This payment may be fraud')).toBeHidden()
  const [refund] = await stripe.control.objects('refund', shop.accountId)
  expect(refund?.object).toMatchObject({ amount: 2500, reason: 'fraudulent' })
  const charges = await stripe.control.objects('charge', shop.accountId)
  await expect(stripe.control.openDispute(charges[0]?.object.id ?? '')).rejects.toThrow('409')

  await test.step('the seller has such payments refunded from now on', async () => {
    await seller.goto('/sell/settings')
    await seller.getByLabel(/^Refund such payments automatically up to/).fill('30')
    await seller.getByRole('button', { name: 'Save amount' }).click()
    await expect(seller.getByText('The amount is saved.')).toBeVisible()
    await expectAccessible(seller)
    await look(seller, 'fraud-setting')
    await buySuspected('suspected-again')
    await mailbox.newest(shop.email, /^Refunded because its bank suspects fraud: order S-/)
    await seller.goto('/sell/orders')
    await seller.getByRole('link', { name: shop.product.name }).first().click()
    await expect(seller.getByText('Made by the seller’s setting for suspected payments')).toBeVisible()
    await look(seller, 'fraud-refunded')
  })
})
