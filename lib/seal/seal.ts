import { createDecipheriv } from 'node:crypto'
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { env } from '@/lib/env'

/** A key and the name it is known by in what it sealed. */
export type SealingKey = { id: string; key: Buffer }

/** What is sealed, and whose it is: authenticated with the text, so that it opens in no other row and for no other purpose. */
export type SealedPlace = { of: string; field: 'access' | 'refresh' | 'second_factor' | 'license_key' | 'webhook_secret' | 'shop_webhook_secret' }

/**
 * Seals a text as JWE (RFC 7516, compact; `dir` with A256GCM). Its protected header names key, owner and purpose.
 * @param keys the first one seals
 */
export function seal(text: string, { of, field }: SealedPlace, keys: SealingKey[] = env().TOKEN_ENCRYPTION_KEYS): Promise<string> {
  const [first] = keys
  if (!first) throw new Error('TOKEN_ENCRYPTION_KEYS holds no key')
  return new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: first.id, sub: of, field }).encrypt(first.key)
}

/**
 * Opens what was sealed.
 * @param keys any of them may have sealed it
 * @throws when the key is not there any more, or when text, owner or purpose are not what was sealed
 */
export async function open(sealed: string, place: SealedPlace, keys: SealingKey[] = env().TOKEN_ENCRYPTION_KEYS): Promise<string> {
  if (isVersion1(sealed) && (place.field === 'access' || place.field === 'refresh')) return openVersion1(sealed, place.of, keys)
  const { plaintext, protectedHeader } = await compactDecrypt(sealed, ({ kid }) => keyNamed(kid, keys), {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  })
  if (protectedHeader.sub !== place.of || protectedHeader.field !== place.field) throw new Error(`This is not the ${place.field} of ${place.of}`)
  return Buffer.from(plaintext).toString('utf8')
}

/** Whether a text is sealed in today's form with the first key. Throws when it is not sealed at all. */
export function isSealedWithFirst(sealed: string, keys: SealingKey[] = env().TOKEN_ENCRYPTION_KEYS): boolean {
  return !isVersion1(sealed) && decodeProtectedHeader(sealed).kid === keys[0]?.id
}

/** A sealed text and whose it is. */
type Sealed = { of: string; sealed: string }

/**
 * Seals texts with the first of TOKEN_ENCRYPTION_KEYS, as far as an older key sealed them.
 * @param replace stores a text that was sealed anew, unless it was changed meanwhile
 * @returns whose text no key opens; those stay as they are
 */
export async function reseal(
  rows: readonly Sealed[],
  field: SealedPlace['field'],
  replace: (row: Sealed, sealed: string) => Promise<void>,
): Promise<string[]> {
  const lost: string[] = []
  for (const row of rows) {
    if (isSealedWithFirst(row.sealed)) continue
    const place = { of: row.of, field }
    const text = await open(row.sealed, place).catch(() => null)
    if (text === null) lost.push(row.of)
    else await replace(row, await seal(text, place))
  }
  return lost
}

const isVersion1 = (sealed: string) => sealed.startsWith('v1.')

function keyNamed(id: string | undefined, keys: SealingKey[]): Buffer {
  const found = keys.find((key) => key.id === id)
  if (!found) throw new Error(`Something is sealed with key "${id}", which TOKEN_ENCRYPTION_KEYS does not hold`)
  return found.key
}

// The form of tokens before: `v1.<key id>.<iv>.<ciphertext and tag>`, with the account alone as associated data. `npm run tokens:rotate` seals these anew.
function openVersion1(sealed: string, accountId: string, keys: SealingKey[]): string {
  const [, keyId, iv = '', body = ''] = sealed.split('.')
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyNamed(keyId, keys), Buffer.from(iv, 'base64url'), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(accountId)).setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}
