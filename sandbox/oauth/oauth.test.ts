import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningWorld, startWorld } from '@/sandbox/start'

const CALLBACK = 'http://localhost:3000/api/connect/callback'
let sandbox: RunningWorld
let cookie = ''

beforeAll(async () => {
  sandbox = await startWorld({ redirectUris: [CALLBACK] })
})
afterAll(() => sandbox.close())
beforeEach(() => {
  cookie = ''
})

function authorizeUrl(change: Record<string, string | null> = {}): string {
  const url = new URL('/oauth/authorize', sandbox.url)
  const query = { response_type: 'code', client_id: sandbox.platform.clientId, scope: 'read_write', redirect_uri: CALLBACK, state: 's&t', ...change }
  for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value)
  return url.toString()
}

/** Sends one form of the page, as a browser on the sandbox's own origin does, and keeps the session. */
async function press(action: string, fields: Record<string, string> = {}, change: Record<string, string | null> = {}) {
  const headers = { Origin: sandbox.url, Cookie: cookie }
  const response = await fetch(authorizeUrl(change), {
    method: 'POST',
    headers,
    body: new URLSearchParams({ action, ...fields }),
    redirect: 'manual',
  })
  const set = response.headers.get('set-cookie')
  if (set) cookie = set.split(';')[0] ?? ''
  const location = response.headers.get('location')
  return { status: response.status, to: location ? new URL(location, sandbox.url) : null, text: await response.text() }
}

async function post(path: string, body: Record<string, string>, key = sandbox.platform.secretKey) {
  const response = await fetch(sandbox.url + path, { method: 'POST', headers: { Authorization: `Bearer ${key}` }, body: new URLSearchParams(body) })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, string> }
}

const exchange = (code: string) => post('/oauth/token', { grant_type: 'authorization_code', code })
const leave = (account: string) => post('/oauth/deauthorize', { client_id: sandbox.platform.clientId, stripe_user_id: account })

async function skip(): Promise<string> {
  const { to } = await press('skip')
  return to?.searchParams.get('code') ?? ''
}

describe('the authorize page', () => {
  it.each([
    [{ redirect_uri: `${CALLBACK}/` }, 'invalid_redirect_uri'],
    [{ redirect_uri: 'http://evil.test' }, 'invalid_redirect_uri'],
    [{ scope: 'everything' }, 'invalid_scope'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ response_type: null }, 'invalid_request'],
    [{ client_id: 'ca_nobody' }, 'invalid_request'],
    [{ client_id: null }, 'invalid_request'],
  ])('keeps the fault of %o on the page', async (change, code) => {
    for (const method of ['GET', 'POST']) {
      const response = await fetch(authorizeUrl(change), { method, redirect: 'manual', headers: { Origin: sandbox.url } })
      expect(response.status).toBe(400)
      expect(response.headers.get('location')).toBeNull()
      expect(await response.text()).toContain(code)
    }
  })

  it('sends a refusal back with the state', async () => {
    const { to } = await press('cancel')
    expect(to?.href).toBe(`${CALLBACK}?error=access_denied&error_description=The+user+denied+your+request&state=s%26t`)
  })

  it('uses the first registered address and read_only when neither is named', async () => {
    const { to } = await press('skip', {}, { redirect_uri: null, scope: null })
    expect(to?.href.startsWith(`${CALLBACK}?scope=read_only&code=ac_`)).toBe(true)
  })

  it('refuses a form sent by another site', async () => {
    const response = await fetch(authorizeUrl(), {
      method: 'POST',
      headers: { Origin: 'http://evil.test' },
      body: new URLSearchParams({ action: 'skip' }),
    })
    expect(response.status).toBe(403)
  })

  it('does not connect an account of somebody else', async () => {
    await press('register', form('one@shop.test'))
    const other = await fetch(`${sandbox.url}/_sandbox/accounts`, {
      method: 'POST',
      body: JSON.stringify({ email: 'two@shop.test', business_name: 'Two' }),
    })
    const { id } = (await other.json()) as { id: string }
    const { status, to } = await press('connect', { account: id })
    expect([status, to]).toEqual([400, null])
  })

  it('signs in with the right password only', async () => {
    await press('register', form('three@shop.test'))
    await press('sign-out')
    expect((await press('sign-in', { email: 'three@shop.test', password: 'not this one' })).status).toBe(401)
    expect((await press('sign-in', { email: 'three@shop.test', password: 'long enough' })).status).toBe(303)
  })
})

const form = (email: string, more: Record<string, string> = {}) => ({
  business_name: 'Ann & Co',
  email,
  country: 'DE',
  currency: 'eur',
  password: 'long enough',
  ...more,
})

describe('the token', () => {
  it('connects the account that was created, as it was created', async () => {
    await press('register', form('four@shop.test', { incomplete: 'yes' }))
    const page = await (await fetch(authorizeUrl(), { headers: { Cookie: cookie } })).text()
    const id = /acct_\w+/.exec(page)?.[0] ?? ''
    const { to } = await press('connect', { account: id })
    const { status, body } = await exchange(to?.searchParams.get('code') ?? '')
    expect(status).toBe(200)
    expect(body).toMatchObject({ stripe_user_id: id, scope: 'read_write', livemode: false, token_type: 'bearer' })
    const account = sandbox.world.store.get('account', id)?.object
    expect(account).toMatchObject({ charges_enabled: false, details_submitted: false, country: 'DE', default_currency: 'eur' })
    expect(account?.requirements?.currently_due).not.toEqual([])
    expect(account?.business_profile?.name).toBe('Ann & Co')
  })

  it('works once; a second use takes the connection away', async () => {
    const code = await skip()
    const { body } = await exchange(code)
    const again = await exchange(code)
    expect(again.status).toBe(400)
    expect(again.body).toEqual({
      error: 'invalid_grant',
      error_description: 'This authorization code has already been used. All tokens issued with this code have been revoked.',
    })
    expect((await leave(body.stripe_user_id ?? '')).status).toBe(401)
    expect((await post('/oauth/token', { grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' })).body.error).toBe('invalid_grant')
  })

  it('does its work even when the answer is lost', async () => {
    const code = await skip()
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify({ path: '^/oauth/token$', action: 'reset_after' }) })
    await expect(exchange(code)).rejects.toThrow()
    expect((await exchange(code)).body.error_description).toContain('already been used')
  })

  it('fails for one account alone when a fault names it', async () => {
    const account = (await exchange(await skip())).body.stripe_user_id ?? ''
    const fault = { path: '^/oauth/deauthorize$', account, action: 'error_500_before' }
    await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(fault) })
    cookie = ''
    const other = (await exchange(await skip())).body.stripe_user_id ?? ''
    expect((await leave(other)).status).toBe(200)
    expect((await leave(account)).status).toBe(500)
    expect((await leave(account)).status).toBe(200)
  })

  it.each([
    [{}, 400, 'invalid_request'],
    [{ grant_type: 'password' }, 400, 'unsupported_grant_type'],
    [{ grant_type: 'authorization_code' }, 400, 'invalid_request'],
    [{ grant_type: 'authorization_code', code: 'ac_none' }, 400, 'invalid_grant'],
    [{ grant_type: 'authorization_code', code: 'ac_none', scope: 'all' }, 400, 'invalid_scope'],
  ])('answers %o with %i %s', async (fields, status, error) => {
    const answer = await post('/oauth/token', fields as Record<string, string>)
    expect([answer.status, answer.body.error]).toEqual([status, error])
  })

  it('knows only secret keys of a platform', async () => {
    for (const key of ['sk_test_nobody', sandbox.platform.publishableKey]) {
      const answer = await post('/oauth/token', { grant_type: 'authorization_code', code: 'ac_none' }, key)
      expect([answer.status, answer.body.error]).toEqual([401, 'invalid_client'])
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Stripe"')
    }
  })
})

describe('deauthorize', () => {
  it('ends the connection once and tells the platform', async () => {
    const { body } = await exchange(await skip())
    const account = body.stripe_user_id ?? ''
    expect((await leave(account)).body).toEqual({ stripe_user_id: account })
    const events = [...sandbox.world.store.newest('event', account)].map((row) => row.object.type)
    expect(events).toEqual(['account.application.deauthorized', 'account.application.authorized'])
    const again = await leave(account)
    expect([again.status, again.body.error]).toEqual([401, 'invalid_client'])
  })

  it('names an unknown application', async () => {
    const answer = await post('/oauth/deauthorize', { client_id: 'bogus_client_id', stripe_user_id: 'acct_none' })
    expect(answer.body).toEqual({ error: 'invalid_client', error_description: "No such application: 'bogus_client_id'" })
  })
})
