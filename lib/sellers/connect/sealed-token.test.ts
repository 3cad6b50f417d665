import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { sealVersion1 } from '@/testing/seal-version-1'
import { isSealedWith, openToken, type SealingKey, sealToken, type TokenPlace } from './sealed-token'

const [old, young] = ['old', 'young'].map((id) => ({ id, key: randomBytes(32) })) as [SealingKey, SealingKey]
const access: TokenPlace = { accountId: 'acct_1', field: 'access' }

test('a sealed token opens for its account and no other', async () => {
  const sealed = await sealToken('sk_test_secret', access, [young])
  expect(sealed.split('.')).toHaveLength(5)
  expect(sealed).not.toContain('secret')
  expect(await openToken(sealed, access, [young])).toBe('sk_test_secret')
  await expect(openToken(sealed, { ...access, accountId: 'acct_2' }, [young])).rejects.toThrow('not the access token of acct_2')
})

test('a sealed refresh token does not open as an access token', async () => {
  const sealed = await sealToken('rt_secret', { ...access, field: 'refresh' }, [young])
  await expect(openToken(sealed, access, [young])).rejects.toThrow('not the access token of acct_1')
  expect(await openToken(sealed, { ...access, field: 'refresh' }, [young])).toBe('rt_secret')
})

test('with two keys, both open sealed tokens and the first one seals', async () => {
  const before = await sealToken('sk', access, [old])
  expect(await openToken(before, access, [young, old])).toBe('sk')
  const after = await sealToken('sk', access, [young, old])
  expect([isSealedWith(before, 'young'), isSealedWith(after, 'young')]).toEqual([false, true])
  await expect(openToken(before, access, [young])).rejects.toThrow('key "old"')
})

test('a token sealed in the form before JWE opens for its account, and counts as sealed with no key', async () => {
  const sealed = sealVersion1('sk_before', 'acct_1', young)
  expect(await openToken(sealed, access, [young])).toBe('sk_before')
  expect(isSealedWith(sealed, 'young')).toBe(false)
  await expect(openToken(sealed, { ...access, accountId: 'acct_2' }, [young])).rejects.toThrow()
  await expect(openToken(sealed, access, [old])).rejects.toThrow('key "young"')
})

test('a sealed token that was changed in any part does not open, and no two seals are the same', async () => {
  const sealed = await sealToken('sk', access, [young])
  expect(await sealToken('sk', access, [young])).not.toBe(sealed)
  const parts = sealed.split('.')
  for (const at of [2, 3, 4]) {
    const bytes = Buffer.from(parts[at] ?? '', 'base64url')
    bytes[0] = (bytes[0] ?? 0) ^ 1
    await expect(openToken(parts.with(at, bytes.toString('base64url')).join('.'), access, [young])).rejects.toThrow()
  }
  const header = { alg: 'dir', enc: 'A256GCM', kid: 'young', sub: 'acct_2', field: 'access' }
  const moved = parts.with(0, Buffer.from(JSON.stringify(header)).toString('base64url')).join('.')
  await expect(openToken(moved, { ...access, accountId: 'acct_2' }, [young])).rejects.toThrow()
  await expect(openToken(sealed.slice(0, -8), access, [young])).rejects.toThrow()
  await expect(openToken('plain text', access, [young])).rejects.toThrow()
})
