// A seller's own programs: a key is made, products and orders are read with it, a parcel is shipped, webhooks arrive signed, and a revoked key is refused.
import type { Page } from '@playwright/test'
import { listeningProgram, signedAt, type Taken } from '@/testing/listening-program'
import { buy, delivers, look } from './bought'
import { HOME } from './buying'
import { expectAccessible } from './fixtures'
import { expect, test } from './shops'

/** What a program was told, in the order it came. */
const toldOf = (taken: Taken[]): { id: string; type: string; data: { id: string } }[] => taken.map(({ body }) => JSON.parse(body))

async function shownOnce(page: Page, title: string): Promise<string> {
  const shown = page.getByRole('alert').filter({ hasText: title })
  await expect(shown).toBeFocused()
  return shown.locator('code').innerText()
}

test('a program reads, ships and is told by webhooks with a key that its seller makes and revokes', async ({
  page,
  email,
  baseURL,
  shopWith,
  sellerOf,
}) => {
  const shop = await shopWith({ price: '20.00', delivers: delivers('US') })
  const seller = await sellerOf(shop, '/sell/settings')
  const program = await listeningProgram()
  const api = async (path: string, key: string, { body, parcel }: { body?: object; parcel?: string } = {}) => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body && { 'content-type': 'application/json' }),
      ...(parcel && { 'idempotency-key': parcel }),
    }
    const sent = { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) }
    const response = await fetch(`${baseURL}/api/v1${path}`, sent)
    return { status: response.status, headers: response.headers, json: await response.json() }
  }

  const key = await test.step('the seller makes a key, by keyboard', async () => {
    await seller.getByRole('link', { name: 'API keys' }).click()
    await expect(seller.getByRole('heading', { level: 1 })).toHaveText('API keys')
    await seller.getByRole('button', { name: 'Create key' }).press('Enter')
    await expect(seller.getByText('Enter a name of at most 60 characters.')).toBeVisible()
    await seller.getByLabel('Name', { exact: true }).fill('Warehouse')
    await seller.getByRole('button', { name: 'Create key' }).press('Enter')
    await expect(seller.getByText('Choose at least one right.')).toBeVisible()
    await expect(seller.getByLabel('Name', { exact: true })).toHaveValue('Warehouse')
    await expectAccessible(seller)
    for (const right of ['Read products', 'Read orders, with addresses', 'Ship orders'])
      await seller.getByRole('checkbox', { name: right }).press('Space')
    await seller.getByRole('button', { name: 'Create key' }).press('Enter')
    const shown = await shownOnce(seller, 'Key created')
    await expect(seller.getByRole('cell', { name: /^Warehouse/ })).toContainText(shown.slice(0, 15))
    await expectAccessible(seller)
    await look(seller, 'api-keys')
    return shown
  })

  await test.step('products are read with it, without a cookie and for no other site', async () => {
    const { status, json, headers } = await api('/products', key)
    expect({ status, json }).toMatchObject({ status: 200, json: { object: 'list', data: [{ name: shop.product.name }], has_more: false } })
    expect([headers.get('set-cookie'), headers.get('access-control-allow-origin')]).toEqual([null, null])
    expect(await api('/products', `${key}x`)).toMatchObject({ status: 401, json: { code: 'invalid_key' } })
    const document = await (await fetch(`${baseURL}/api/v1/openapi.json`)).json()
    expect(Object.keys(document.paths)).toContain('/orders/{order}/shipments')
  })

  const secret = await test.step('the seller adds a webhook', async () => {
    await seller.goto('/sell/settings/webhooks')
    await seller.getByLabel('Address').fill('https://10.0.0.1/')
    await seller.getByRole('checkbox', { name: /An order is paid/ }).check()
    await seller.getByRole('checkbox', { name: /is shipped/ }).check()
    await seller.getByRole('button', { name: 'Add endpoint' }).press('Enter')
    await expect(seller.getByText('Enter a public address that begins with https://.')).toBeVisible()
    await expectAccessible(seller)
    await seller.getByLabel('Address').fill(program.url)
    await seller.getByRole('button', { name: 'Add endpoint' }).press('Enter')
    const shown = await shownOnce(seller, 'Endpoint added')
    await expectAccessible(seller)
    return shown
  })

  const order = await test.step('somebody buys; the program is told and reads the order', async () => {
    await buy(page, shop, email('api'))
    await expect.poll(() => toldOf(program.taken).map(({ type }) => type), { timeout: 30_000 }).toEqual(['order.paid'])
    const [told] = toldOf(program.taken)
    expect(program.taken.map((each) => [signedAt(each, secret) !== null, signedAt(each, 'another secret')])).toEqual([[true, null]])
    const { json } = await api(`/orders/${told?.data.id}`, key)
    expect(json).toMatchObject({
      status: 'captured',
      total: { amount: 2500, currency: 'usd' },
      ship_to: { line1: HOME.street, postal_code: HOME.zip },
    })
    return json.id as string
  })

  await test.step('the program ships, once for its parcel, and is told of that too; it may not refund', async () => {
    const body = { carrier: 'ups', tracking_number: '1Z999' }
    const first = await api(`/orders/${order}/shipments`, key, { body, parcel: 'parcel-1' })
    expect([first.status, await api(`/orders/${order}/shipments`, key, { body, parcel: 'parcel-1' })]).toMatchObject([
      201,
      { status: 201, json: first.json },
    ])
    expect((await api(`/orders/${order}/shipments`, key, { body: {}, parcel: 'parcel-1' })).status).toBe(409)
    expect((await api(`/orders/${order}/refunds`, key, { body: { everything: true }, parcel: 'r' })).status).toBe(403)
    await expect.poll(() => toldOf(program.taken).map(({ data }) => data.id), { timeout: 30_000 }).toContain(first.json.id)
    await page.reload()
    await expect(page.getByRole('link', { name: 'Track 1Z999' })).toBeVisible()
  })

  await test.step('the seller sees what was delivered, and sends it again', async () => {
    await seller.reload()
    await expect(seller.getByText('Delivered', { exact: true })).toHaveCount(2)
    await expectAccessible(seller)
    await look(seller, 'webhooks')
    const before = program.taken.length
    await seller.getByRole('button', { name: 'Send again: order.paid' }).click()
    await seller.getByRole('dialog').getByRole('button', { name: 'Send again' }).click()
    await expect.poll(() => program.taken.length, { timeout: 30_000 }).toBe(before + 1)
    expect(program.taken.at(-1)?.body).toBe(program.taken[0]?.body)
  })

  await test.step('a revoked key is refused', async () => {
    await seller.goto('/sell/settings/api-keys')
    await expect(seller.getByText(key)).toHaveCount(0)
    await seller.getByRole('button', { name: 'Revoke: Warehouse' }).click()
    await seller.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
    await expect(seller.getByText('No keys yet')).toBeVisible()
    expect(await api('/products', key)).toMatchObject({ status: 401, json: { code: 'invalid_key' } })
  })
  program.close()
})
