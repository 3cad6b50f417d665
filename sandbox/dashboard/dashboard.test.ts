import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectAccount, findConnection } from '@/sandbox/accounts/connect'
import { type RunningWorld, startWorld } from '@/sandbox/start'

let sandbox: RunningWorld
let seller = ''

beforeAll(async () => {
  sandbox = await startWorld()
  const made = await fetch(`${sandbox.url}/_sandbox/accounts`, {
    method: 'POST',
    body: JSON.stringify({ email: 's@shop.test', business_name: '<Clay> & Co' }),
  })
  seller = ((await made.json()) as { id: string }).id
  const { world, platform } = sandbox
  world.store.transaction(() => connectAccount(world, { account: seller, request: null }, { application: platform.clientId, scope: 'read_write' }))
})
afterAll(() => sandbox.close())

const platformPath = (path: string) => `/dashboard/${sandbox.platform.accountId}${path}`

async function read(path: string) {
  const response = await fetch(sandbox.url + path)
  return { status: response.status, policy: response.headers.get('content-security-policy'), text: await response.text() }
}

/** Presses a button of a page: the form as the browser would send it, from the page's own origin unless told otherwise. */
async function press(path: string, fields: [string, string][], origin = sandbox.url) {
  const response = await fetch(sandbox.url + path, {
    method: 'POST',
    headers: { Origin: origin },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  return { status: response.status, to: response.headers.get('location') ?? '' }
}

const types = (account: string) => [...sandbox.world.store.newest('event', account)].map((row) => row.object.type)

describe('pages', () => {
  it('opens on the platform', async () => {
    const response = await fetch(`${sandbox.url}/`)
    expect(response.url).toBe(`${sandbox.url}/dashboard/${sandbox.platform.accountId}`)
  })

  const shared = ['', '/payments', '/customers', '/disputes', '/balance', '/payouts', '/apps', '/events', '/webhooks', '/logs', '/clock', '/faults']
  const platformOnly = ['/transfers', '/fees', '/connect/accounts', '/connect/settings']

  it('answers on every entry of the navigation', async () => {
    for (const path of [...shared, ...platformOnly]) expect((await read(platformPath(path))).status).toBe(200)
    for (const path of shared) expect((await read(`/dashboard/${seller}${path}`)).status).toBe(200)
    for (const path of platformOnly) expect((await read(`/dashboard/${seller}${path}`)).status).toBe(404)
  })

  it('escapes what people typed and runs no script', async () => {
    const { text, policy } = await read(`/dashboard/${seller}`)
    expect(text).toContain('&lt;Clay&gt; &amp; Co')
    expect(text).not.toContain('<Clay>')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('script-src')
  })

  it('shows no object of another account', async () => {
    const [event] = [...sandbox.world.store.newest('event', seller)]
    expect((await read(`/dashboard/${seller}/events/${event?.id}`)).status).toBe(200)
    expect((await read(platformPath(`/events/${event?.id}`))).status).toBe(404)
    expect((await read('/dashboard/acct_none')).status).toBe(404)
  })
})

describe('buttons', () => {
  it('turn what Stripe decides about an account, and say so in an event', async () => {
    const answer = await press(platformPath(`/connect/accounts/${seller}`), [
      ['payouts_enabled', 'yes'],
      ['currently_due', 'external_account'],
      ['currently_due', 'tos_acceptance.date'],
      ['capability-transfers', 'pending'],
    ])
    expect(answer.status).toBe(303)
    expect(sandbox.world.store.get('account', seller)?.object).toMatchObject({
      charges_enabled: false,
      payouts_enabled: true,
      capabilities: { card_payments: 'inactive', transfers: 'pending' },
      requirements: { currently_due: ['external_account', 'tos_acceptance.date'] },
    })
    expect(types(seller)[0]).toBe('account.updated')
    expect((await read(platformPath(`/connect/accounts/${seller}`))).text).toContain('<code>external_account, tos_acceptance.date</code>')
  })

  it('add and remove a redirect address', async () => {
    const uris = () => sandbox.world.store.get('application', sandbox.platform.clientId)?.object.redirectUris
    await press(platformPath('/connect/settings/add'), [['uri', 'http://localhost:3000/back']])
    expect(uris()).toEqual(['http://localhost:3000/back'])
    expect((await press(platformPath('/connect/settings/add'), [['uri', 'javascript:alert(1)']])).status).toBe(400)
    await press(platformPath('/connect/settings/remove'), [['uri', 'http://localhost:3000/back']])
    expect(uris()).toEqual([])
  })

  it('do nothing for another site', async () => {
    const { clientId } = sandbox.platform
    expect((await press(`/dashboard/${seller}/apps/disconnect`, [['application', clientId]], 'http://evil.test')).status).toBe(403)
    expect(findConnection(sandbox.world, clientId, seller)?.revokedAt).toBeNull()
  })

  it('disconnect the account from its own side', async () => {
    const { clientId } = sandbox.platform
    await press(`/dashboard/${seller}/apps/disconnect`, [['application', clientId]])
    expect(findConnection(sandbox.world, clientId, seller)?.revokedAt).not.toBeNull()
    expect(types(seller)[0]).toBe('account.application.deauthorized')
    expect((await press(`/dashboard/${seller}/apps/disconnect`, [['application', clientId]])).status).toBe(404)
    expect((await press(platformPath(`/connect/accounts/${seller}`), [])).status).toBe(404)
  })
})
