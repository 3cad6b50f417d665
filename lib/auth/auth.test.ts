import { randomBytes } from 'node:crypto'
import NextAuth from 'next-auth'
import { expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { signInReason } from '@/lib/domain/wire/sign-in-error'
import { listMails } from '@/lib/mail/mailbox'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { authOptions } from './auth-options'
import { browserName } from './browser-name'
import { normalEmail } from './sign-in-email'
import { openLink as lookAt } from './sign-in-link'
import { sendSignInMail } from './sign-in-mail'
import { signOut } from './sign-out'
import { viewerOf } from './viewer-of'

await testDatabase()

const ASKING = { browserHash: 'this browser', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' }

type Asked = { method?: string; query?: Record<string, string>; body?: Record<string, string>; cookies?: Record<string, string> }
type Answer = { redirect: string; body: { csrfToken?: string }; setCookies: string[] }

/** Asks next-auth under an address such as `callback/email`, in the form it takes without Next around it. */
async function ask(path: string, { method = 'GET', query = {}, body = {}, cookies = {} }: Asked = {}): Promise<Answer> {
  const headers: Record<string, unknown> = {}
  const answer: Answer = { redirect: '', body: {}, setCookies: [] }
  const keep = (sent: unknown) => Object.assign(answer.body, sent)
  const response = {
    status: () => response,
    setHeader: (name: string, value: unknown) => {
      headers[name.toLowerCase()] = value
      return response
    },
    getHeader: (name: string) => headers[name.toLowerCase()],
    json: keep,
    send: keep,
    end: () => undefined,
  }
  await NextAuth(
    { method, headers: {}, cookies, body, query: { ...query, nextauth: path.split('/') } } as never,
    response as never,
    authOptions(ASKING),
  )
  return { ...answer, redirect: String(headers.location ?? ''), setCookies: [headers['set-cookie'] ?? []].flat() as string[] }
}

async function csrf(): Promise<{ csrfToken: string; cookies: Record<string, string> }> {
  const { body, setCookies } = await ask('csrf')
  const cookies = Object.fromEntries(setCookies.map((line) => (line.split(';')[0] ?? '').split('=').map(decodeURIComponent)))
  return { csrfToken: body.csrfToken ?? '', cookies }
}

async function askForLink(email: string, callbackUrl: string): Promise<URL> {
  const { csrfToken, cookies } = await csrf()
  await ask('signin/email', { method: 'POST', body: { csrfToken, email, callbackUrl }, cookies })
  const mail = (await listMails()).find((each) => each.to === email.trim().toLowerCase())
  return new URL(/https?:\S+/.exec(mail?.text ?? '')?.[0] ?? 'about:blank')
}

function openLink(link: URL) {
  return ask('callback/email', { query: Object.fromEntries(link.searchParams) })
}

test('a magic link signs in once, confirms the address and makes a session in the database', async () => {
  const link = await askForLink('Ada@Souk.test ', 'http://localhost:3000/sell')
  expect(link.origin).toBe('http://localhost:3000')
  const answer = await openLink(link)
  expect(answer.redirect).toBe('http://localhost:3000/sell')
  const session = answer.setCookies.find((line) => line.startsWith('souk-session=')) ?? ''
  expect(session).toMatch(/; Path=\/;.*HttpOnly; SameSite=Lax/i)
  const token = session.split(/[=;]/)[1] ?? ''
  const person = await db().user.findUniqueOrThrow({ where: { email: 'ada@souk.test' }, include: { sessions: true } })
  expect(person.emailVerified).not.toBeNull()
  expect(person.sessions.map((each) => each.sessionToken)).toEqual([token])
  expect((await openLink(link)).redirect).toContain('error=Verification')
  await signOut(token)
  expect(await db().session.count({ where: { userId: person.id } })).toBe(0)
})

test('the page of a link knows where it was asked for, uses nothing up, and nothing of a link that works no longer', async () => {
  const link = await askForLink('scanned@souk.test', '/sell')
  expect(link.pathname).toBe('/signin/link')
  const opened = { token: link.searchParams.get('token') ?? '', email: 'Scanned@souk.test' }
  for (let scan = 0; scan < 3; scan++) {
    expect(await lookAt(opened, 'this browser')).toMatchObject({ email: 'scanned@souk.test', isSameBrowser: true })
  }
  expect(await lookAt(opened, 'another browser')).toMatchObject({ isSameBrowser: false, askedIn: { browser: 'Firefox', system: 'Linux' } })
  expect(await lookAt({ ...opened, email: 'another@souk.test' }, 'this browser')).toBeNull()
  expect(await lookAt({ ...opened, email: 'no address' }, 'this browser')).toBeNull()
  expect((await openLink(link)).redirect).toBe('http://localhost:3000/sell')
  expect(await lookAt(opened, 'this browser')).toBeNull()
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0', 'Edge', 'Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36', 'Chrome', 'Android'],
  ['<b>Your bank</b>\u202e', null, null],
  [null, null, null],
])('a browser that calls itself %s is named by what people know', (userAgent, browser, system) => {
  expect(browserName(userAgent)).toEqual({ browser, system })
})

test('a link with another token signs nobody in', async () => {
  const link = await askForLink('eve@souk.test', '/')
  link.searchParams.set('token', randomBytes(32).toString('hex'))
  expect((await openLink(link)).redirect).toContain('error=Verification')
  expect(await db().user.count({ where: { email: 'eve@souk.test' } })).toBe(0)
})

test.each(['https://evil.example/sell', '//evil.example', '/\\evil.example'])('a link never leads on to %s', async (callbackUrl) => {
  const answer = await openLink(await askForLink('bob@souk.test', callbackUrl))
  expect(new URL(answer.redirect).origin).toBe('http://localhost:3000')
})

test('an e-mail address is the same however it is written; two addresses in one field are refused', () => {
  expect(normalEmail(' Ada@Souk.Test ')).toBe('ada@souk.test')
  for (const wrong of ['ada@souk.test,eve@souk.test', 'ada', '"ada@souk.test"@evil.example', 'a@b@c.test']) expect(() => normalEmail(wrong)).toThrow()
})

test('a GitHub or Google account signs in only with a confirmed address', async () => {
  const signIn = authOptions().callbacks?.signIn
  const oauth = (profile: object) => signIn?.({ account: { type: 'oauth' }, user: { id: '', email: 'ada@souk.test' }, profile } as never)
  expect(await oauth({ email_verified: true })).toBe(true)
  expect(await oauth({ email_verified: false })).toBe('/signin?error=UnverifiedEmail')
  expect(await oauth({})).toBe('/signin?error=UnverifiedEmail')
})

test('an operator is named in the settings and has confirmed the address', async () => {
  const person = await db().user.create({ data: { email: 'operator@souk.test' } })
  expect(await viewerOf(person.id)).toMatchObject({ isOperator: false, sellerId: null })
  await db().user.update({ where: { id: person.id }, data: { emailVerified: new Date() } })
  expect(await viewerOf(person.id)).toMatchObject({ isOperator: true, email: 'operator@souk.test' })
  const other = await db().user.create({ data: { email: 'not-operator@souk.test', emailVerified: new Date() } })
  expect(await viewerOf(other.id)).toMatchObject({ isOperator: false })
  expect(await viewerOf('019e0000-0000-7000-8000-000000000000')).toBeNull()
})

test('a person’s locale and time zone are stored when their browser names new ones, and never forgotten', async () => {
  const { id } = await db().user.create({ data: { email: 'reader@souk.test' } })
  const visit = async (reader: { locale: string | null; timeZone: string | null }) => {
    await viewerOf(id, reader)
    const { locale, timeZone } = await db().user.findUniqueOrThrow({ where: { id } })
    return { locale, timeZone }
  }
  expect(await visit({ locale: 'de-DE', timeZone: null })).toEqual({ locale: 'de-DE', timeZone: null })
  expect(await visit({ locale: 'de-DE', timeZone: 'Europe/Berlin' })).toEqual({ locale: 'de-DE', timeZone: 'Europe/Berlin' })
  expect(await visit({ locale: null, timeZone: null })).toEqual({ locale: 'de-DE', timeZone: 'Europe/Berlin' })
  expect(await visit({ locale: 'fr-FR', timeZone: 'Europe/Berlin' })).toEqual({ locale: 'fr-FR', timeZone: 'Europe/Berlin' })
})

test('the mail with the link is written in the locale of the browser that asks for it', async () => {
  const url = 'http://localhost:3000/api/auth/callback/email?token=a&email=b'
  await sendSignInMail({ identifier: 'pseudo@souk.test', url }, { locale: 'en-XA' })
  const mail = (await listMails()).find(({ to }) => to === 'pseudo@souk.test')
  expect(mail?.subject).toMatch(/^\[Šîîĝñ/)
  for (const part of [mail?.text, mail?.html?.replaceAll('&amp;', '&')]) expect(part).toContain('http://localhost:3000/signin/link?token=a&email=b')
})

test('every code of a failed sign-in has a reason', () => {
  expect(signInReason(undefined)).toBeNull()
  expect(signInReason('Verification')).toBe('linkUsed')
  expect(signInReason('toString')).toBe('unknown')
})

test('whoever opens a shop owns it; a membership that ends or changes counts at the next request', async () => {
  const { id: sellerId, userId } = await makeSeller({ connection: null })
  expect(await viewerOf(userId)).toMatchObject({ sellerId, role: 'owner' })
  const other = await db().user.create({ data: { email: 'shipper@souk.test', emailVerified: new Date() } })
  expect(await viewerOf(other.id)).toMatchObject({ sellerId: null, role: null })
  await db().shopMember.create({ data: { sellerId, userId: other.id, role: 'shipper' } })
  expect(await viewerOf(other.id)).toMatchObject({ sellerId, role: 'shipper' })
  await db().shopMember.delete({ where: { sellerId_userId: { sellerId, userId: other.id } } })
  expect(await viewerOf(other.id)).toMatchObject({ sellerId: null, role: null })
})
