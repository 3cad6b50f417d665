import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { env } from '@/lib/env'

/** Seals the secret of a person's second factor, as JWE under the first of TOKEN_ENCRYPTION_KEYS. It opens for this person alone. */
export function sealSecret(secret: string, userId: string): Promise<string> {
  const [first] = env().TOKEN_ENCRYPTION_KEYS
  if (!first) throw new Error('TOKEN_ENCRYPTION_KEYS holds no key')
  const header = { alg: 'dir', enc: 'A256GCM', kid: first.id, sub: userId, field: 'second_factor' }
  return new CompactEncrypt(Buffer.from(secret)).setProtectedHeader(header).encrypt(first.key)
}

/**
 * Opens a sealed secret.
 * @throws when the key is not there any more, or it was sealed for somebody else
 */
export async function openSecret(sealed: string, userId: string): Promise<string> {
  const keyOf = ({ kid }: { kid?: string | undefined }) => {
    const found = env().TOKEN_ENCRYPTION_KEYS.find(({ id }) => id === kid)
    if (!found) throw new Error(`A secret is sealed with key "${kid}", which TOKEN_ENCRYPTION_KEYS does not hold`)
    return found.key
  }
  const { plaintext, protectedHeader } = await compactDecrypt(sealed, keyOf, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  })
  if (protectedHeader.sub !== userId || protectedHeader.field !== 'second_factor') throw new Error(`This is not the second factor of ${userId}`)
  return Buffer.from(plaintext).toString('utf8')
}

/** Whether a secret is sealed with the first key. */
export function isSealedWithFirst(sealed: string): boolean {
  return decodeProtectedHeader(sealed).kid === env().TOKEN_ENCRYPTION_KEYS[0]?.id
}
