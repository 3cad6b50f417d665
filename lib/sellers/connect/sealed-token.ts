import { createDecipheriv } from 'node:crypto'
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { env } from '@/lib/env'

/** A key and the name it is known by in sealed tokens. */
export type SealingKey = { id: string; key: Buffer }

/** Whose token it is and which of the two: authenticated with the token, so that it opens in no other row and no other column. */
export type TokenPlace = { accountId: string; field: 'access' | 'refresh' }

/**
 * Seals a token that Stripe gave for an account, as JWE (RFC 7516, compact; `dir` with A256GCM). Its protected header names key, account and field.
 * @param keys the first one seals
 */
export function sealToken(token: string, { accountId, field }: TokenPlace, keys: SealingKey[] = env().TOKEN_ENCRYPTION_KEYS): Promise<string> {
  const [first] = keys
  if (!first) throw new Error('TOKEN_ENCRYPTION_KEYS holds no key')
  return new CompactEncrypt(Buffer.from(token))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: first.id, sub: accountId, field })
    .encrypt(first.key)
}

/**
 * Opens a sealed token.
 * @param keys any of them may have sealed it
 * @throws when the key is not there any more, or when token, account or field are not what was sealed
 */
export async function openToken(sealed: string, place: TokenPlace, keys: SealingKey[] = env().TOKEN_ENCRYPTION_KEYS): Promise<string> {
  if (sealed.startsWith('v1.')) return openVersion1(sealed, place.accountId, keys)
  const { plaintext, protectedHeader } = await compactDecrypt(sealed, ({ kid }) => keyNamed(kid, keys), {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  })
  if (protectedHeader.sub !== place.accountId || protectedHeader.field !== place.field)
    throw new Error(`This is not the ${place.field} token of ${place.accountId}`)
  return Buffer.from(plaintext).toString('utf8')
}

/** Whether a token is sealed in today's form with this key. Throws when it is no sealed token at all. */
export function isSealedWith(sealed: string, keyId: string | undefined): boolean {
  return !sealed.startsWith('v1.') && decodeProtectedHeader(sealed).kid === keyId
}

function keyNamed(id: string | undefined, keys: SealingKey[]): Buffer {
  const found = keys.find((key) => key.id === id)
  if (!found) throw new Error(`A token is sealed with key "${id}", which TOKEN_ENCRYPTION_KEYS does not hold`)
  return found.key
}

// The form before: `v1.<key id>.<iv>.<ciphertext and tag>`, with the account alone as associated data. `npm run tokens:rotate` seals these anew.
function openVersion1(sealed: string, accountId: string, keys: SealingKey[]): string {
  const [, keyId, iv = '', body = ''] = sealed.split('.')
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyNamed(keyId, keys), Buffer.from(iv, 'base64url'), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(accountId)).setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}
