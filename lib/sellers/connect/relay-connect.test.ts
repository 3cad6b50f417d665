import { expect, test } from 'vitest'
import { parseEnv } from '@/lib/env'
import { connectRoute, isPreviewOrigin, previewNotice } from './connect-route'
import { readState, signState } from './connect-state'
import { relayConnect } from './relay-connect'

const secret = 'shared by the stable host and its previews'
const relaying = { CONNECT_RELAY_SECRET: secret, CONNECT_PREVIEW_HOSTS: 'souk-*-team.vercel.app' }
const stable = parseEnv({ ...process.env, ...relaying, APP_URL: 'https://souk.example' })
const origin = 'https://souk-git-cart-team.vercel.app'
const soon = () => new Date(Date.now() + 60_000)

function state(over: { origin?: string; secret?: string; expiresAt?: Date } = {}): Promise<string> {
  const claims = { origin: over.origin ?? origin, verifierHash: 'hash', jti: 'an-attempt-of-theirs', sellerId: 'seller' }
  return signState(claims, over.secret ?? secret, over.expiresAt ?? soon())
}

async function relay(signed: string, more: Record<string, string> = {}, settings = stable) {
  return relayConnect(new URLSearchParams({ state: signed, code: 'ac_1', scope: 'read_write', ...more }), settings)
}

test('a return goes on to the preview that began it, with what Stripe sent and nothing else', async () => {
  const signed = await state()
  const answer = await relay(signed, { next: 'https://evil.example', origin: 'https://evil.example' })
  expect(answer).toEqual({
    kind: 'go',
    url: `${origin}/api/connect/callback?${new URLSearchParams({ code: 'ac_1', state: signed, scope: 'read_write' })}`,
  })
})

test('a denial goes on as well', async () => {
  const answer = await relay(await state(), { error: 'access_denied', error_description: 'The seller said no' })
  expect(answer.kind === 'go' && new URL(answer.url).searchParams.get('error')).toBe('access_denied')
})

test.each([
  'https://evil.example',
  'https://souk-x-team.vercel.app.evil.example',
  'https://evil.example/souk-x-team.vercel.app',
  'https://evil.example#souk-x-team.vercel.app',
  'https://souk-x-team.vercel.app@evil.example',
  'https://souk-x.evil-team.vercel.app',
  'https://souk-x-team.vercel.app:8443',
  'http://souk-x-team.vercel.app',
  'https://souk--team.vercel.app.',
  'https://souk-x-teamXvercel.app',
])('even a signed state does not lead to %s', async (elsewhere) => {
  expect(await relay(await state({ origin: elsewhere }))).toEqual({ kind: 'refused', code: 'bad_state' })
})

test('a state signed by anybody else, changed or old leads nowhere', async () => {
  expect(await relay(await state({ secret: 'another secret of sufficient length' }))).toEqual({ kind: 'refused', code: 'bad_state' })
  expect(await relay(await state({ expiresAt: new Date(Date.now() - 60_000) }))).toEqual({ kind: 'refused', code: 'expired' })
  const [head, , tail] = (await state()).split('.')
  const claims = Buffer.from(JSON.stringify({ origin: 'https://evil.example', aud: 'souk-connect', exp: 9e9 })).toString('base64url')
  expect(await relay(`${head}.${claims}.${tail}`)).toEqual({ kind: 'refused', code: 'bad_state' })
  expect(await relay(`${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`)).toEqual({ kind: 'refused', code: 'bad_state' })
  expect(await relay('')).toEqual({ kind: 'refused', code: 'bad_state' })
})

test('live mode never relays, nor does a host without the secret or the list', async () => {
  const signed = await state()
  for (const settings of [
    { ...stable, livemode: true },
    { ...stable, CONNECT_RELAY_SECRET: undefined },
    { ...stable, CONNECT_PREVIEW_HOSTS: undefined },
  ]) {
    expect(await relay(signed, {}, settings)).toEqual({ kind: 'refused', code: 'no_relay' })
  }
})

const previewSettings = {
  APP_URL: undefined,
  VERCEL_ENV: 'preview',
  VERCEL_URL: 'souk-abc-team.vercel.app',
  VERCEL_BRANCH_URL: 'souk-git-cart-team.vercel.app',
}
const preview = parseEnv({ ...process.env, ...relaying, ...previewSettings, CONNECT_RELAY_URL: 'https://souk.example' })
const alone = parseEnv({ ...process.env, ...previewSettings })
const branch = new Headers({ host: 'souk-git-cart-team.vercel.app' })
const deployment = new Headers({ host: 'souk-abc-team.vercel.app' })
const direct = { kind: 'branch', origin, redirectUri: `${origin}/api/connect/callback`, secret: preview.AUTH_SECRET }

test('a preview with a relay sends Stripe there and signs with the shared secret, at each of its addresses', () => {
  expect(connectRoute(branch, preview)).toEqual({ kind: 'relay', origin, redirectUri: 'https://souk.example/api/connect/relay', secret })
  expect(connectRoute(deployment, preview)?.redirectUri).toBe('https://souk.example/api/connect/relay')
  expect(connectRoute(new Headers({ host: 'evil.example' }), preview)?.origin).toBe('https://souk-abc-team.vercel.app')
})

test('a preview without a relay connects at its branch address, which can be registered, and at no other', () => {
  expect(connectRoute(branch, alone)).toEqual(direct)
  expect(connectRoute(deployment, alone)).toBeNull()
  expect(connectRoute(new Headers({ host: 'evil.example' }), alone)).toBeNull()
  expect(connectRoute(branch, { ...preview, CONNECT_PREVIEW_HOSTS: 'other-*-team.vercel.app' })).toEqual(direct)
  expect(connectRoute(branch, { ...alone, livemode: true })).toBeNull()
})

test('a preview with an address of its own connects there', () => {
  const staging = parseEnv({ ...process.env, ...previewSettings, APP_URL: 'https://staging.souk.example' })
  const origin = 'https://staging.souk.example'
  expect(connectRoute(new Headers({ host: 'staging.souk.example' }), staging)).toMatchObject({
    origin,
    redirectUri: `${origin}/api/connect/callback`,
  })
})

test('a preview names the address to register, or the address at which it can connect', () => {
  expect(previewNotice(branch, alone)).toEqual({ kind: 'register', redirectUri: `${origin}/api/connect/callback` })
  expect(previewNotice(branch, preview)).toEqual({ kind: 'register', redirectUri: 'https://souk.example/api/connect/relay' })
  expect(previewNotice(deployment, alone)).toEqual({ kind: 'elsewhere', href: `${origin}/sell` })
  expect(previewNotice(deployment, { ...alone, VERCEL_BRANCH_URL: undefined })).toEqual({ kind: 'none' })
  expect(previewNotice(branch, stable)).toBeNull()
})

test('the stable host uses its own callback and its own secret', () => {
  expect(connectRoute(new Headers({ host: 'evil.example' }), stable)).toEqual({
    kind: 'own',
    origin: 'https://souk.example',
    redirectUri: 'https://souk.example/api/connect/callback',
    secret: stable.AUTH_SECRET,
  })
})

test('a state for one purpose does not pass for another secret', async () => {
  const signed = await state({ secret: stable.AUTH_SECRET })
  expect(await readState(signed, stable.AUTH_SECRET)).toMatchObject({ ok: true, state: { origin, sellerId: 'seller' } })
  expect(await readState(signed, secret)).toEqual({ ok: false, code: 'bad_state' })
})

test('a star stands for a part of one name', () => {
  expect(isPreviewOrigin('https://souk-a-team.vercel.app', stable)).toBe(true)
  expect(isPreviewOrigin('https://souk-a.b-team.vercel.app', stable)).toBe(false)
  expect(isPreviewOrigin('https://souk-a-team.vercel.app', { ...stable, CONNECT_PREVIEW_HOSTS: '' })).toBe(false)
})
