import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { chargeTwice, compareBooks, refundStray } from '@/tools/journeys/journey-books'
import { buy, delivers, look } from './bought'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

const HOURS = 2 * 3600
test.setTimeout(300_000)

test('the operator sees what disagrees with Stripe, reads it again, and explains it', async ({ page, email, shopWith, visitor, signIn, stripe }) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') }, `Books ${randomUUID().slice(0, 8)}`)
  const buyer = await visitor()
  await buy(buyer, shop, email('books'))
  const orderId = /[\da-f-]{36}/.exec(buyer.url())?.[0] ?? ''
  await chargeTwice(stripe.url, orderId, 777)
  await stripe.control.advance(HOURS)
  await compareBooks(shop.accountId)
  await signIn('books-operator@souk.test', '/admin/reconciliation')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Books')
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: shop.shopName })

  await test.step('one sentence says what it is, beside both amounts', async () => {
    await expect(row).toHaveCount(1)
    await expect(row).toContainText('A second charge names this order.')
    await expect(row).toContainText('$7.77')
    await expectAccessible(page)
    await look(page, 'books')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)).toBe(false)
    await page.setViewportSize({ width: 1280, height: 720 })
  })
  await test.step('it is read from Stripe again', async () => {
    await row.getByRole('button', { name: /^Read again/ }).click()
    await expect(row.getByText('Both balances are being read.')).toBeVisible()
  })
  await test.step('an explanation closes it, also for the next comparison', async () => {
    await row.getByLabel('What do you know about it?').fill('Refunded at the counter.')
    await row.getByRole('button', { name: /^Explain/ }).click()
    await expect(row.getByText('Explained. It opens again if its amounts change.')).toBeVisible()
    await compareBooks(shop.accountId)
    await page.reload()
    await expect(row).toHaveCount(0)
    await page.getByRole('link', { name: 'Closed' }).click()
    await expect(row).toContainText('Explained by books-operator@souk.test: Refunded at the counter.')
    await expectAccessible(page)
  })
})

test('a difference that its seller puts right at Stripe closes by itself once the operator has it read again', async ({
  page,
  email,
  shopWith,
  visitor,
  signIn,
  stripe,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') }, `Healed ${randomUUID().slice(0, 8)}`)
  const buyer = await visitor()
  await buy(buyer, shop, email('healed'))
  const orderId = /[\da-f-]{36}/.exec(buyer.url())?.[0] ?? ''
  const stray = await chargeTwice(stripe.url, orderId, 888)
  await stripe.control.advance(HOURS)
  await compareBooks(shop.accountId)
  await signIn('books-operator@souk.test', '/admin/reconciliation')
  const row = page.getByRole('main').getByRole('listitem').filter({ hasText: shop.shopName })
  await expect(row).toContainText('$8.88')
  await refundStray(stripe.url, stray)
  await stripe.control.advance(HOURS)
  await row.getByRole('button', { name: /^Read again/ }).click()
  await expect(row.getByText('Both balances are being read.')).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(row).toHaveCount(0, { timeout: 3000 })
  }).toPass({ timeout: 90_000 })
  await page.getByRole('link', { name: 'Closed' }).click()
  await expect(row).toContainText('Both sides agree since')
  await expectAccessible(page)
})

test('the operator reads the month’s figures, orders sellers by one, and opens the sales behind it', async ({
  page,
  email,
  shopWith,
  visitor,
  signIn,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') }, `Figures ${randomUUID().slice(0, 8)}`)
  await buy(await visitor(), shop, email('figures'))
  await signIn('books-operator@souk.test', '/admin/figures?currency=usd')
  const table = page.getByRole('region', { name: 'Sellers', exact: true })
  const seller = table.getByRole('link', { name: shop.shopName })

  await test.step('every figure has a name, and a page narrow and dark is as good', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Figures of /)
    await expect(page.getByRole('link', { name: /^Volume/ }).first()).toContainText('$')
    await expectAccessible(page)
    await look(page, 'figures')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)).toBe(false)
    await page.setViewportSize({ width: 1280, height: 720 })
  })
  await test.step('a heading orders the sellers', async () => {
    await table.getByRole('link', { name: 'Dispute rate' }).click()
    await expect(page).toHaveURL(/order=disputes/)
    await expect(table.getByRole('columnheader', { name: 'Dispute rate' })).toHaveAttribute('aria-sort', 'descending')
  })
  await test.step('a seller opens to the sales behind the figures', async () => {
    await expect(async () => {
      if (!(await seller.isVisible())) await page.getByRole('link', { name: 'Next page' }).click()
      await expect(seller).toBeVisible({ timeout: 2000 })
    }).toPass()
    await seller.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(shop.shopName)
    await expect(page.getByRole('region', { name: 'Entries in the books' })).toContainText('$25.00')
    await expectAccessible(page)
    await look(page, 'figures-seller')
    await page.getByRole('link', { name: 'Refunds', exact: true }).click()
    await expect(page.getByText('The books have no such entries in this month.')).toBeVisible()
  })
  await test.step('the month is a file', async () => {
    await page.getByRole('link', { name: 'Figures', exact: true }).last().click()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download CSV' }).click()])
    expect(file.suggestedFilename()).toMatch(/^figures-20\d\d-\d\d-usd\.csv$/)
  })
})

test('a refund that the bank sends back weeks later is told to buyer and seller, who can refund the same again', async ({
  email,
  shopWith,
  sellerOf,
  mailbox,
  visitor,
  stripe,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const buyer = email('refund-back')
  const guest = await visitor()
  await buy(guest, shop, buyer)
  const seller = await sellerOf(shop, '/sell/orders')
  await seller.getByRole('link', { name: shop.product.name }).first().click()
  await refundDelivery(seller)
  await mailbox.newest(buyer, /^Refund of \$5\.00 for order/)
  const [made] = await stripe.control.objects('refund', shop.accountId)
  await stripe.control.advance(3 * 7 * 86_400)
  await stripe.control.decideRefund(made?.object.id ?? '', { outcome: 'failed' })

  await test.step('both are told once by mail, and read it on the order', async () => {
    const told = await mailbox.newest(buyer, /^Your refund of \$5\.00 did not arrive/)
    expect(told.text).toContain('will pay you another way')
    await mailbox.newest(shop.email, /^A refund of \$5\.00 came back/)
    await seller.reload()
    await expect(seller.getByText('Did not arrive')).toBeVisible()
    await expect(seller.getByText('Partly refunded $').first()).toBeHidden()
    await expectAccessible(seller)
    await look(seller, 'refund-back-seller')
    await guest.reload()
    await expect(guest.getByText('Your bank did not accept it. The seller will pay you another way.')).toBeVisible()
    await expectAccessible(guest)
    await look(guest, 'refund-back-buyer')
  })
  await test.step('what came back is left to refund, and is refunded again', async () => {
    await refundDelivery(seller)
    await expect(seller.getByText('Partly refunded $').first()).toBeVisible()
    await expect(seller.getByText('Did not arrive')).toBeVisible()
  })
})

/** From the page of a sale: its delivery of $5.00 is refunded. */
async function refundDelivery(seller: Page): Promise<void> {
  await seller.getByRole('link', { name: 'Refund', exact: true }).click()
  await expect(seller.getByText('$25.00 of $25.00 can be refunded.')).toBeVisible()
  await seller.getByLabel('Delivery (USD)').fill('5')
  await seller.getByRole('button', { name: 'Check the refund' }).click()
  await seller.getByRole('button', { name: 'Refund $5.00' }).click()
  await expect(seller.getByRole('heading', { name: 'Refunds' })).toBeVisible()
}
