// The operator of a shop that was just deployed registers its webhook endpoints by a press, and mends them when they break.
import type { BrowserContext, Locator, Page } from '@playwright/test'
import { startUnregisteredShop } from '@/tools/journeys/unregistered-shop'
import { look } from './bought'
import { expect, expectAccessible, signIn, test } from './fixtures'
import { localStripe } from './local-stripe'

const OPERATOR = 'registering-operator@souk.test'
const PRESS = { name: 'Register webhook endpoints' }
type Shop = Awaited<ReturnType<typeof startUnregisteredShop>>

test.describe.configure({ timeout: 300_000 })

test('one press registers both endpoints, events of both arrive verified, nobody else may press, and what breaks at Stripe is mended', async ({
  browser,
  mailbox,
  email,
  watch,
}, info) => {
  const shop = await startUnregisteredShop(info.outputPath('unregistered'), process.env.JOURNEY_DATABASE_URL ?? '')
  try {
    const contextOf = async () => {
      const context = await browser.newContext({ baseURL: shop.url, extraHTTPHeaders: { 'x-forwarded-for': '127.9.8.7' } })
      watch(context)
      return context
    }
    const operator = await contextOf()
    const page = await operator.newPage()
    await signIn(page, mailbox, OPERATOR, '/admin/doctor')
    await test.step('the doctor says that nothing is registered', async () => {
      await expect(rowOf(page, 'Webhook endpoints')).toContainText('No endpoint at Stripe delivers to')
      await expect(rowOf(page, 'Webhook endpoints')).toContainText('Red')
      await expect(rowOf(page, 'Webhook secrets')).toContainText('Red')
      await look(page, 'doctor-red')
      await expectAccessible(page)
    })
    await test.step('two presses at once make one endpoint for each scope', () => pressTwice(operator, page, shop))
    await test.step('an event of each arrives, verified with the stored secret', () => receiveBoth(page, shop))
    await test.step('what breaks at Stripe is red, and mended from its row', () => breakAndMend(page, shop))
    const buyer = await contextOf()
    await signIn(await buyer.newPage(), mailbox, email('not-an-operator'))
    const nobody = await contextOf()
    await test.step('nobody but an operator may press', () => expectOperatorsOnly(page, [buyer, nobody], shop))
  } finally {
    await shop.close()
  }
})

/** The row of a check. */
function rowOf(page: Page, name: string): Locator {
  return page
    .getByRole('table', { name: 'Checks' })
    .getByRole('row')
    .filter({ has: page.getByText(name, { exact: true }) })
}

/** Calls this shop's Stripe with its key. */
async function call<T>(shop: Shop, method: string, path: string, form?: Record<string, string>): Promise<T> {
  const response = await fetch(`${shop.stripeUrl}/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${shop.secretKey}` },
    ...(form && { body: new URLSearchParams(form) }),
  })
  expect(response.ok, `${method} ${path}`).toBe(true)
  return (await response.json()) as T
}

async function endpointsOf(shop: Shop): Promise<{ id: string; url: string; status: string }[]> {
  return (await call<{ data: { id: string; url: string; status: string }[] }>(shop, 'GET', 'webhook_endpoints')).data
}

async function pressTwice(operator: BrowserContext, page: Page, shop: Shop): Promise<void> {
  const tabs = [page, await operator.newPage()]
  for (const tab of tabs) await tab.goto('/admin/webhooks')
  await Promise.all(tabs.map((tab) => tab.getByRole('button', PRESS).click()))
  for (const tab of tabs)
    await expect(tab.getByRole('status').filter({ hasText: /^(The endpoints are registered|Both endpoints were registered)/ })).toBeVisible()
  expect((await endpointsOf(shop)).map(({ url }) => url).sort()).toEqual(
    ['connect', 'platform'].map((scope) => `${shop.url}/api/stripe/webhooks/${scope}`),
  )
  await tabs[1]?.close()
}

async function receiveBoth(page: Page, shop: Shop): Promise<void> {
  const method = { payment_method: 'pm_card_visa', confirm: 'true', 'automatic_payment_methods[enabled]': 'true' }
  await call(shop, 'POST', 'setup_intents', { ...method, 'automatic_payment_methods[allow_redirects]': 'never' })
  const { control } = localStripe(shop.stripeUrl)
  const { id } = await control.createAccount({ email: 'at-stripe@journeys.test', business_name: 'Registered' })
  await control.connect(id)
  await control.changeAccount(id, { payouts_enabled: true })
  for (const [type, endpoint] of [
    ['setup_intent.succeeded', 'Platform'],
    ['account.updated', 'Connect (seller’s account)'],
  ] as const) {
    const event = page.getByRole('listitem').filter({ hasText: type }).first()
    await expect(async () => {
      await page.goto('/admin/webhooks')
      await expect(event).toBeVisible({ timeout: 1000 })
    }).toPass({ timeout: 30_000 })
    await event.getByRole('link').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(type)
    await expect(page.getByText('Delivered by Stripe')).toBeVisible()
    await expect(page.getByText(endpoint, { exact: true })).toBeVisible()
  }
  await page.goto('/admin/doctor')
  for (const name of ['Webhook endpoints', 'Webhook secrets', 'Events received']) await expect(rowOf(page, name)).toContainText('Good')
}

async function breakAndMend(page: Page, shop: Shop): Promise<void> {
  const endpoints = rowOf(page, 'Webhook endpoints')
  const [first] = await endpointsOf(shop)
  await call(shop, 'POST', `webhook_endpoints/${first?.id}`, { disabled: 'true' })
  await page.reload()
  await expect(endpoints).toContainText('is disabled at Stripe.')
  const entry = page.getByRole('link', { name: /^Doctor/ }).first()
  await expect(entry).toHaveText('Doctor1 red')
  // The count stands on the other pages too, which ask Stripe nothing.
  await page.goto('/admin/jobs')
  await expect(entry).toHaveText('Doctor1 red')
  await look(page, 'red-count')
  await page.goto('/admin/doctor')
  await endpoints.getByRole('button', PRESS).click()
  await expect(endpoints).toContainText('Good')
  await expect(entry).toHaveText('Doctor')
  await page.goto('/admin/jobs')
  await expect(entry).toHaveText('Doctor')
  expect((await endpointsOf(shop)).map(({ status }) => status)).toEqual(['enabled', 'enabled'])
}

/** Sends what the operator's browser sends, as somebody else. */
async function expectOperatorsOnly(page: Page, others: BrowserContext[], shop: Shop): Promise<void> {
  await page.goto('/admin/webhooks')
  const sent = page.waitForRequest((request) => request.method() === 'POST' && 'next-action' in request.headers())
  await page.getByRole('button', PRESS).click()
  const request = await sent
  await expect(page.getByRole('status').filter({ hasText: 'Both endpoints were registered already.' })).toBeVisible()
  for (const { id } of await endpointsOf(shop)) await call(shop, 'DELETE', `webhook_endpoints/${id}`)
  const { 'next-action': action = '', 'content-type': type = '' } = request.headers()
  for (const other of others) {
    const headers = { 'next-action': action, 'content-type': type, origin: shop.url }
    const answer = await other.request.post('/admin/webhooks', { headers, data: request.postDataBuffer() ?? '', maxRedirects: 0 })
    expect(answer.headers()['x-action-redirect']).toMatch(/^\/signin/)
  }
  expect(await endpointsOf(shop)).toEqual([])
  // The same from the operator makes them anew: it was the person that was refused.
  await page.getByRole('button', PRESS).click()
  await expect(page.getByRole('status').filter({ hasText: 'The endpoints are registered.' })).toBeVisible()
  expect(await endpointsOf(shop)).toHaveLength(2)
}
