import type { Page } from '@playwright/test'
import { sendHopelessJob, stopSending, storeHopelessEvent } from '@/tools/journeys/journey-jobs'
import { expect, expectAccessible, test } from './fixtures'
import type { LocalStripe } from './local-stripe'

const OPERATOR = 'operator@souk.test'
test.afterAll(stopSending)

// One journey, since there is one operator: a second sign-in would find the first one's mail.
test('the operator reads every page, sets a fee, asks Stripe about a seller, and processes an event again', async ({ page, signIn, stripe }) => {
  await signIn(OPERATOR, '/admin')
  await test.step('a fee is set and taken back', () => setFee(page))
  const account = await test.step('an account is read again', () => readAccountAgain(page))
  await test.step('an event arrives and is processed again', () => processAgain(page, stripe, account))
  await test.step('a failed event is processed again with all others', () => replayFailed(page))
  await test.step('a job that was given up is sent back', () => sendBack(page))
  await test.step('every page can be read, on a phone and in the dark too', () => readEveryPage(page))
})

/** Asks Stripe about a seller of the examples. @returns the seller's account */
async function readAccountAgain(page: Page): Promise<string> {
  await page.goto('/admin/sellers')
  const seller = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Kiln & Field' }) })
  // The newest sellers come first: after many other journeys the examples are on a later page.
  await expect(async () => {
    if (!(await seller.isVisible())) await page.getByRole('link', { name: 'Next' }).click({ timeout: 1000 })
    await expect(seller).toBeVisible({ timeout: 2000 })
  }).toPass()
  await expect(seller).toContainText('Can sell')
  await seller.getByRole('button', { name: 'Read from Stripe again: Kiln & Field' }).click()
  await expect(seller.getByText('Read from Stripe just now.')).toBeVisible()
  return seller.getByText(/^acct_/).innerText()
}

/** Something happens at Stripe that changes nothing: its event is stored, processed, and can be processed again. */
async function processAgain(page: Page, stripe: LocalStripe, account: string): Promise<void> {
  await stripe.control.changeAccount(account, { payouts_enabled: true })
  const event = page.getByRole('listitem').filter({ hasText: account }).filter({ hasText: 'Processed' }).filter({ hasText: 'account.updated' })
  await expect(async () => {
    await page.goto('/admin/webhooks')
    await expect(event.first()).toBeVisible({ timeout: 1000 })
  }).toPass()
  await event.first().getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('account.updated')
  await expect(page.getByRole('region', { name: 'Payload' })).toContainText(`"account": "${account}"`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Process again' }).click()
  await expect(page.getByRole('status').getByText('Processed.')).toBeVisible()
}

/** An event that fails is found under its filter, and all of that kind are processed again at once. */
async function replayFailed(page: Page): Promise<void> {
  const id = await storeHopelessEvent()
  const event = page.getByRole('listitem').filter({ hasText: id })
  await expect(async () => {
    await page.goto('/admin/webhooks?status=failed')
    await expect(event).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.getByRole('button', { name: 'Process all failed again' }).click()
  await expect(page.getByRole('status').getByText(/being processed again/)).toBeVisible()
}

/** A job that fails for the last time is kept with its error and goes back to its queue. */
async function sendBack(page: Page): Promise<void> {
  const about = await sendHopelessJob()
  const job = page.getByRole('listitem').filter({ hasText: about })
  await expect(async () => {
    await page.goto('/admin/jobs')
    await expect(job).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  await expect(job).toContainText('Stripe has not settled')
  await expect(job).toContainText('Tried 2 times')
  await expectAccessible(page)
  await job.getByRole('button', { name: `Send back: settle-seller-order ${about}` }).click()
  await expect(job.getByText('Sent back to its queue.')).toBeVisible()
  const workers = page.getByRole('table', { name: 'Workers' })
  await expect(workers.getByRole('row').filter({ hasText: 'Server' }).filter({ hasText: 'Working' }).first()).toBeVisible()
}

async function readEveryPage(page: Page): Promise<void> {
  for (const [path, heading] of [
    ['/admin', 'Overview'],
    ['/admin/sellers', 'Sellers'],
    ['/admin/categories', 'Categories'],
    ['/admin/fees', 'Fees'],
    ['/admin/discounts', 'Discounts'],
    ['/admin/discounts/new', 'Add a code'],
    ['/admin/webhooks', 'Webhooks'],
    ['/admin/webhooks?status=failed', 'Webhooks'],
    ['/admin/jobs', 'Jobs'],
    ['/admin/doctor', 'Doctor'],
    ['/admin/reconciliation', 'Books'],
  ] as const) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  for (const path of [
    '/admin',
    '/admin/sellers',
    '/admin/categories',
    '/admin/fees',
    '/admin/discounts',
    '/admin/discounts/new',
    '/admin/webhooks',
    '/admin/jobs',
    '/admin/doctor',
    '/admin/reconciliation',
  ]) {
    await page.goto(path)
    await expectAccessible(page)
    const isWider = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
    expect(isWider, `${path} is wider than a phone`).toBe(false)
  }
}

async function setFee(page: Page): Promise<void> {
  // A currency nothing of the seed is sold in, so that no purchase in another journey meets the change.
  await page.goto('/admin/fees?currency=nok')
  await page.getByLabel('Percent of the sale').fill('60')
  await page.getByRole('button', { name: 'Save the fee' }).click()
  await expect(page.getByText('Enter a percentage from 0 to 50, such as 5 or 2.9.')).toBeVisible()
  await page.getByLabel('Percent of the sale').fill('10')
  await page.getByLabel('Plus a fixed amount').fill('1')
  const preview = page.getByRole('table', { name: 'Preview of a sale' })
  await expect(preview.getByRole('row').nth(1)).toContainText('NOK 1.30')
  await page.getByRole('button', { name: 'Save the fee' }).click()
  await expect(page.getByText('Saved. New orders in NOK pay this fee.')).toBeVisible()
  const row = page.getByRole('table', { name: 'Fees in force' }).getByRole('row').filter({ hasText: 'NOK' })
  await expect(row).toContainText('10%')
  await row.getByRole('button', { name: 'Use default' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Use default' }).click()
  await expect(page.getByText('The fee is removed.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Fees in force' }).getByRole('row').filter({ hasText: 'NOK' })).toHaveCount(0)
}

test('nobody else gets in', async ({ page, email, signIn }) => {
  await signIn(email('curious'), '/')
  for (const path of ['/admin', '/admin/fees', '/admin/sellers', '/admin/webhooks', '/admin/jobs']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/signin\/not-operator/)
  }
})
