import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { POST } from '@/app/api/auth/[...nextauth]/route'
import { testDatabase } from '@/testing/database'
import { readAuthGet, readAuthPost } from './auth-request'
import { mailboxOf } from './mailbox-of'

await testDatabase()

const FORM = 'application/x-www-form-urlencoded'
type Posted = { path?: string[]; body?: string; type?: string; from?: string }

function post({ path = ['signin', 'email'], body = '', type = FORM, from = '198.51.100.7' }: Posted) {
  const headers = { 'content-type': type, 'x-forwarded-for': from }
  return readAuthPost(new NextRequest(`http://localhost:3000/api/auth/${path.join('/')}`, { method: 'POST', headers, body }), path)
}

async function statusOf(posted: Posted): Promise<number> {
  const read = await post(posted)
  return read.kind === 'refused' ? read.response.status : 200
}

/** How many of these posts are taken, each from an address of its own unless told. */
async function taken(posts: Posted[]): Promise<number> {
  const statuses = []
  for (const [n, posted] of posts.entries()) statuses.push(await statusOf({ from: `203.0.113.${n}`, ...posted }))
  return statuses.filter((status) => status === 200).length
}

test.each([
  [404, ['_log']],
  [404, ['session']],
  [404, ['signout']],
  [415, ['callback', 'email']],
  [404, ['csrf']],
  [404, ['signin']],
  [404, ['signin', 'email', 'more']],
])('JSON is refused with %i at /api/auth/%s, and nothing of it is logged', async (status, path) => {
  const lines: unknown[] = []
  const { error, warn } = console
  console.error = console.warn = (...said) => void lines.push(said)
  const body = JSON.stringify({ code: 'forged\nline', level: 'error', message: 'x'.repeat(10_000) })
  const request = new NextRequest(`http://localhost:3000/api/auth/${path.join('/')}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  const answer = await POST(request, { params: Promise.resolve({ nextauth: path }) })
  Object.assign(console, { error, warn })
  expect(answer.status).toBe(status)
  expect(lines).toEqual([])
})

test('a GET reaches next-auth for what this shop uses of it alone', () => {
  const kindOf = (...path: string[]) => readAuthGet(new NextRequest(`http://localhost:3000/api/auth/${path.join('/')}`), path).kind
  for (const path of [['csrf'], ['providers'], ['session'], ['callback', 'github'], ['error']]) expect(kindOf(...path)).toBe('allowed')
  for (const path of [['_log'], ['signout'], ['toString'], ['callback', 'email', 'more'], []]) expect(kindOf(...path)).toBe('refused')
})

test('six sign-in mails reach an address, however it is written', async () => {
  const ways = [
    'Flooded@souk.test',
    'flooded@souk.test ',
    'ｆｌｏｏｄｅｄ@souk.test',
    'flooded@ＳＯＵＫ.test',
    'flooded+a@souk.test',
    'flooded+b@souk.test',
  ]
  const posts = [...ways, ...ways].map((email) => ({ body: new URLSearchParams({ email }).toString() }))
  expect(await taken(posts)).toBe(6)
})

test('next-auth is handed the address that was counted', async () => {
  const read = await post({ body: new URLSearchParams({ email: ' Ｈanded@Souk.test', csrfToken: 'x' }).toString() })
  expect(read.kind === 'allowed' && (await read.request.text())).toBe('email=handed%40souk.test&csrfToken=x')
})

test.each([
  ['JSON', { type: 'application/json', body: '{"email":"json@souk.test"}' }, 415],
  ['broken JSON', { type: 'application/json', body: '{' }, 415],
  ['a multipart form', { type: 'multipart/form-data; boundary=x', body: '--x--' }, 415],
  ['an e-mail sent twice', { body: 'email=a%40souk.test&email=b%40souk.test' }, 400],
  ['two addresses in one field', { body: 'email=a%40souk.test%2Cb%40souk.test' }, 422],
  ['no e-mail', { body: '' }, 422],
  ['a NUL within it', { body: 'email=a%00%40souk.test' }, 422],
  ['more than any form has', { body: `email=a%40souk.test&x=${'x'.repeat(20_000)}` }, 413],
])('%s is refused before anything is counted for a mailbox', async (_what, posted, status) => {
  expect(await statusOf(posted)).toBe(status)
})

test('a /64 is one sender, whichever of its addresses asks', async () => {
  const posts = Array.from({ length: 110 }, (_, n) => ({ from: `2001:db8:5:6::${n.toString(16)}`, body: `email=someone-${n}%40souk.test` }))
  expect(await taken(posts)).toBe(100)
})

test.each([
  ['ada+shop@souk.test', 'ada@souk.test'],
  ['a.d.a+shop@gmail.com', 'ada@gmail.com'],
  ['ada@googlemail.com', 'ada@gmail.com'],
  ['a.d.a@souk.test', 'a.d.a@souk.test'],
  ['ada@bücher.test', 'ada@xn--bcher-kva.test'],
])('mail to %s counts for the mailbox %s', (email, mailbox) => {
  expect(mailboxOf(email)).toBe(mailbox)
})

test('a GET of a link signs nobody in: it leads to the page that asks', () => {
  const read = readAuthGet(new NextRequest('http://localhost:3000/api/auth/callback/email?token=a&email=b%40c.test'), ['callback', 'email'])
  expect(read.kind === 'refused' && [read.response.status, read.response.headers.get('location')]).toEqual([
    303,
    '/signin/link?token=a&email=b%40c.test',
  ])
})

test('the button of that page hands the link to next-auth', async () => {
  const read = await post({ path: ['callback', 'email'], body: 'token=a&email=b%40c.test&callbackUrl=%2Fsell' })
  expect(read.kind === 'allowed' && [read.request.method, read.request.nextUrl.search]).toEqual([
    'GET',
    '?token=a&email=b%40c.test&callbackUrl=%2Fsell',
  ])
  expect(await statusOf({ path: ['callback', 'email'], body: 'token=a&token=b' })).toBe(400)
})
