import { expect, test } from 'vitest'
import { parseEnv } from '@/lib/env'
import { ownOrigin } from './own-origin'
import { assertSameOrigin } from './same-origin'

const post = (headers: Record<string, string>) => assertSameOrigin({ method: 'POST', headers: new Headers(headers) })

test('a mutation from our own page passes', () => {
  expect(post({ origin: 'http://localhost:3000' })).toBeNull()
  expect(post({ 'sec-fetch-site': 'same-origin' })).toBeNull()
})

test.each<Record<string, string>>([
  { origin: 'https://evil.example' },
  { origin: 'http://localhost:3001' },
  { origin: 'https://localhost:3000' },
  { origin: 'null' },
  { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  {},
])('a mutation with %o is refused', async (headers) => {
  const refused = post(headers)
  expect(refused?.status).toBe(403)
  expect(refused?.headers.get('content-type')).toBe('application/problem+json')
  expect(await refused?.json()).toMatchObject({ code: 'other_origin', status: 403 })
})

test('a request that only reads passes from any origin', () => {
  expect(assertSameOrigin({ method: 'GET', headers: new Headers({ origin: 'https://evil.example' }) })).toBeNull()
})

test('a preview answers under each of its own names and no other', () => {
  const { APP_URL: _, ...settings } = process.env
  const preview = parseEnv({
    ...settings,
    VERCEL_ENV: 'preview',
    VERCEL_URL: 'souk-abc-team.vercel.app',
    VERCEL_BRANCH_URL: 'souk-git-x-team.vercel.app',
  })
  const origin = (host: string) => ownOrigin(new Headers({ host }), preview)
  expect(origin('souk-git-x-team.vercel.app')).toBe('https://souk-git-x-team.vercel.app')
  expect(origin('souk-abc-team.vercel.app')).toBe('https://souk-abc-team.vercel.app')
  expect(origin('evil.example')).toBe('https://souk-abc-team.vercel.app')
})
