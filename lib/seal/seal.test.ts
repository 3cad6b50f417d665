import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { sealVersion1 } from '@/testing/seal-version-1'
import { isSealedWithFirst, open, type SealedPlace, type SealingKey, seal } from './seal'

const [old, young] = ['old', 'young'].map((id) => ({ id, key: randomBytes(32) })) as [SealingKey, SealingKey]
const access: SealedPlace = { of: 'acct_1', field: 'access' }

test('a sealed token opens for its account and no other', async () => {
  const sealed = await seal('sk_test_secret', access, [young])
  expect(sealed.split('.')).toHaveLength(5)
  expect(sealed).not.toContain('secret')
  expect(await open(sealed, access, [young])).toBe('sk_test_secret')
  await expect(open(sealed, { ...access, of: 'acct_2' }, [young])).rejects.toThrow('not the access of acct_2')
})

test('a sealed refresh token does not open as an access token', async () => {
  const sealed = await seal('rt_secret', { ...access, field: 'refresh' }, [young])
  await expect(open(sealed, access, [young])).rejects.toThrow('not the access of acct_1')
  expect(await open(sealed, { ...access, field: 'refresh' }, [young])).toBe('rt_secret')
})

test('with two keys, both open sealed tokens and the first one seals', async () => {
  const before = await seal('sk', access, [old])
  expect(await open(before, access, [young, old])).toBe('sk')
  const after = await seal('sk', access, [young, old])
  expect([isSealedWithFirst(before, [young, old]), isSealedWithFirst(after, [young, old])]).toEqual([false, true])
  await expect(open(before, access, [young])).rejects.toThrow('key "old"')
})

test('a token sealed in the form before JWE opens for its account, and counts as sealed with no key', async () => {
  const sealed = sealVersion1('sk_before', 'acct_1', young)
  expect(await open(sealed, access, [young])).toBe('sk_before')
  expect(isSealedWithFirst(sealed, [young])).toBe(false)
  await expect(open(sealed, { ...access, of: 'acct_2' }, [young])).rejects.toThrow()
  await expect(open(sealed, access, [old])).rejects.toThrow('key "young"')
})

test('a sealed token that was changed in any part does not open, and no two seals are the same', async () => {
  const sealed = await seal('sk', access, [young])
  expect(await seal('sk', access, [young])).not.toBe(sealed)
  const parts = sealed.split('.')
  for (const at of [2, 3, 4]) {
    const bytes = Buffer.from(parts[at] ?? '', 'base64url')
    bytes[0] = (bytes[0] ?? 0) ^ 1
    await expect(open(parts.with(at, bytes.toString('base64url')).join('.'), access, [young])).rejects.toThrow()
  }
  const header = { alg: 'dir', enc: 'A256GCM', kid: 'young', sub: 'acct_2', field: 'access' }
  const moved = parts.with(0, Buffer.from(JSON.stringify(header)).toString('base64url')).join('.')
  await expect(open(moved, { ...access, of: 'acct_2' }, [young])).rejects.toThrow()
  await expect(open(sealed.slice(0, -8), access, [young])).rejects.toThrow()
  await expect(open('plain text', access, [young])).rejects.toThrow()
})

test('what is sealed for one purpose opens for no other, and the form before JWE only as a token', async () => {
  const sealed = await seal('JBSWY3DP', { of: 'ada', field: 'second_factor' }, [young])
  expect(await open(sealed, { of: 'ada', field: 'second_factor' }, [young])).toBe('JBSWY3DP')
  await expect(open(sealed, { of: 'ada', field: 'webhook_secret' }, [young])).rejects.toThrow('not the webhook_secret of ada')
  await expect(open(sealVersion1('x', 'ada', young), { of: 'ada', field: 'second_factor' }, [young])).rejects.toThrow()
})
