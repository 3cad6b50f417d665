import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { openToken, type SealingKey, sealedBy, sealToken } from './sealed-token'

const [old, young] = ['old', 'young'].map((id) => ({ id, key: randomBytes(32) })) as [SealingKey, SealingKey]

test('a sealed token opens for its account and no other', () => {
  const sealed = sealToken('sk_test_secret', 'acct_1', [young])
  expect(sealed).toMatch(/^v1\.young\.[\w-]{16}\.[\w-]+$/)
  expect(sealed).not.toContain('secret')
  expect(openToken(sealed, 'acct_1', [young])).toBe('sk_test_secret')
  expect(() => openToken(sealed, 'acct_2', [young])).toThrow()
})

test('two keys open at once; the first one seals', () => {
  const before = sealToken('sk', 'acct_1', [old])
  expect(openToken(before, 'acct_1', [young, old])).toBe('sk')
  expect(sealedBy(sealToken('sk', 'acct_1', [young, old]))).toBe('young')
  expect(() => openToken(before, 'acct_1', [young])).toThrow('key "old"')
})

test('no two seals are the same, and a changed one does not open', () => {
  const sealed = sealToken('sk', 'acct_1', [young])
  expect(sealToken('sk', 'acct_1', [young])).not.toBe(sealed)
  const parts = sealed.split('.')
  for (const at of [2, 3]) {
    const bytes = Buffer.from(parts[at] ?? '', 'base64url')
    bytes[0] = (bytes[0] ?? 0) ^ 1
    expect(() => openToken(parts.with(at, bytes.toString('base64url')).join('.'), 'acct_1', [young])).toThrow()
  }
  expect(() => openToken(sealed.replace('v1', 'v2'), 'acct_1', [young])).toThrow('version v2')
  expect(() => openToken(sealed.slice(0, -8), 'acct_1', [young])).toThrow()
})
