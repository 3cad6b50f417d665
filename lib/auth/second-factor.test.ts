import { TOTP } from 'otpauth'
import { afterEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { env } from '@/lib/env'
import { testDatabase } from '@/testing/database'
import { beginSecondFactor, confirmFactor, proveFactor, removeFactor, resealSecrets, secretToConfirm } from './second-factor'
import { signOutEverywhere } from './sign-out-everywhere'
import { viewerOf } from './viewer-of'

await testDatabase()
const keys = env().TOKEN_ENCRYPTION_KEYS
afterEach(() => {
  env().TOKEN_ENCRYPTION_KEYS = keys
  env().OPERATOR_SECOND_FACTOR = 'no'
})

let count = 0

/** An operator with a session. Each is somebody else, so that tries are counted anew. */
async function operator() {
  count += 1
  const email = `operator-${count}@souk.test`
  env().OPERATOR_EMAILS.push(email)
  const { id: userId } = await db().user.create({ data: { email, emailVerified: new Date() } })
  const session = async (sessionToken = `session-${count}-${Math.random()}`) => {
    await db().session.create({ data: { userId, sessionToken, expires: new Date(Date.now() + 1e9) } })
    return sessionToken
  }
  return { userId, email, session, sessionToken: await session() }
}

const codeOf = (secret: string, at = Date.now()) => new TOTP({ secret: secret.replaceAll(' ', ''), period: 30 }).generate({ timestamp: at })
const WRONG = { kind: 'wrong', said: { key: 'secondFactor.wrongCode' } }

/** An operator whose second factor is on. @returns its secret and recovery codes too */
async function guarded() {
  const person = await operator()
  const { secret } = (await beginSecondFactor(person)) ?? { secret: '' }
  const confirmed = await confirmFactor(person.userId, person.sessionToken, codeOf(secret, Date.now() - 30_000))
  if (confirmed.kind !== 'confirmed') throw new Error(confirmed.said.key)
  return { ...person, secret, codes: confirmed.codes }
}

test('an operator without a second factor is one at once, unless the settings ask for it', async () => {
  const { userId, sessionToken } = await operator()
  expect(await viewerOf(userId, {}, sessionToken)).toMatchObject({ isOperator: true, awaits: null, hasSecondFactor: false })
  env().OPERATOR_SECOND_FACTOR = 'yes'
  expect(await viewerOf(userId, {}, sessionToken)).toMatchObject({ isOperator: false, awaits: 'setup' })
  const buyer = await db().user.create({ data: { email: `buyer-${count}@souk.test`, emailVerified: new Date() } })
  expect(await viewerOf(buyer.id)).toMatchObject({ isOperator: false, awaits: null })
})

test('a secret that no code has confirmed asks for nothing; the confirmed one asks in every other session', async () => {
  const person = await operator()
  const { userId, sessionToken } = person
  const scan = await beginSecondFactor(person)
  expect(scan?.qr).toMatch(/^data:image\/svg\+xml;base64,/)
  expect(await secretToConfirm(person)).toEqual(scan)
  expect((await db().secondFactor.findUniqueOrThrow({ where: { userId } })).sealedSecret).not.toContain(scan?.secret.replaceAll(' ', ''))
  expect(await viewerOf(userId, {}, sessionToken)).toMatchObject({ isOperator: true })
  expect(await confirmFactor(userId, sessionToken, '000000')).toEqual(WRONG)
  const confirmed = await confirmFactor(userId, sessionToken, codeOf(scan?.secret ?? ''))
  expect(confirmed.kind === 'confirmed' && new Set(confirmed.codes).size).toBe(10)
  expect(await viewerOf(userId, {}, sessionToken)).toMatchObject({ isOperator: true, hasSecondFactor: true })
  expect(await viewerOf(userId, {}, await person.session())).toMatchObject({ isOperator: false, awaits: 'code' })
  expect([await beginSecondFactor(person), await secretToConfirm(person)]).toEqual([null, null])
})

test('a code proves one session, works once, and not after its time', async () => {
  const { userId, secret, session } = await guarded()
  const [one, other] = [await session(), await session()]
  const code = codeOf(secret)
  const at = await Promise.all([proveFactor(userId, one, code), proveFactor(userId, other, code)])
  expect(at.map(({ kind }) => kind).sort()).toEqual(['proved', 'wrong'])
  const proved = await Promise.all([one, other].map((token) => viewerOf(userId, {}, token)))
  expect(proved.map((viewer) => viewer?.isOperator).sort()).toEqual([false, true])
  expect(await proveFactor(userId, other, codeOf(secret, Date.now() - 120_000))).toEqual(WRONG)
  expect(await proveFactor(userId, other, codeOf(secret, Date.now() + 30_000))).toEqual({ kind: 'proved' })
})

test('a recovery code works once, however it is typed, and for its owner alone', async () => {
  const { userId, codes, session } = await guarded()
  const stranger = await guarded()
  const [first = ''] = codes
  expect(await proveFactor(stranger.userId, stranger.sessionToken, first)).toEqual(WRONG)
  expect(await proveFactor(userId, await session(), ` ${first.toLowerCase().replaceAll('-', ' ')} `)).toEqual({ kind: 'proved' })
  expect(await proveFactor(userId, await session(), first)).toEqual(WRONG)
})

test('codes cannot be tried without end', async () => {
  const { userId, session, codes } = await guarded()
  const token = await session()
  for (let n = 0; n < 7; n++) expect(await proveFactor(userId, token, '123456')).toEqual(WRONG)
  expect(await proveFactor(userId, token, codes[0] ?? '')).toMatchObject({ kind: 'wrong', said: { key: 'tooManyRequests' } })
})

test('turning it off asks for a code', async () => {
  const { userId, codes, session } = await guarded()
  expect(await removeFactor(userId, '123456')).toEqual(WRONG)
  expect(await removeFactor(userId, codes[1] ?? '')).toEqual({ kind: 'removed' })
  expect(await viewerOf(userId, {}, await session())).toMatchObject({ isOperator: true, hasSecondFactor: false })
  expect(await db().recoveryCode.count({ where: { userId } })).toBe(0)
})

test('secrets are sealed anew with a new first key, and open after the old one is gone', async () => {
  const { userId, secret, session } = await guarded()
  const newKey = { id: 'new', key: Buffer.alloc(32, 9) }
  env().TOKEN_ENCRYPTION_KEYS = [newKey, ...keys]
  expect(await resealSecrets()).toEqual([])
  env().TOKEN_ENCRYPTION_KEYS = [newKey]
  expect(await proveFactor(userId, await session(), codeOf(secret))).toEqual({ kind: 'proved' })
  env().TOKEN_ENCRYPTION_KEYS = [{ id: 'lost', key: Buffer.alloc(32, 8) }]
  expect(await resealSecrets()).toContain(userId)
})

test('signing out everywhere ends every session of this person alone, and the links that wait', async () => {
  const [person, other] = [await operator(), await operator()]
  await person.session()
  await db().verificationToken.create({ data: { identifier: person.email, token: `waits-${person.userId}`, expires: new Date(Date.now() + 1e6) } })
  await signOutEverywhere(person.userId)
  expect(await db().session.count({ where: { userId: person.userId } })).toBe(0)
  expect(await db().verificationToken.count({ where: { identifier: person.email } })).toBe(0)
  expect(await db().session.count({ where: { userId: other.userId } })).toBe(1)
})
