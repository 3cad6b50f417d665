import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { env } from '@/lib/env'

/** A key and the name it is known by in sealed tokens. */
export type SealingKey = { id: string; key: Buffer }

/**
 * Seals a token that Stripe gave for an account: `v1.<key id>.<iv>.<ciphertext and tag>` in base64url, AES-256-GCM with a fresh 96-bit iv. The account id is
 * associated data: a token moved to another seller's row does not open.
 * @param keys the first one seals
 */
export function sealToken(token: string, accountId: string, keys: SealingKey[] = env().TOKEN_ENCRYPTION_KEYS): string {
  const [first] = keys
  if (!first) throw new Error('TOKEN_ENCRYPTION_KEYS holds no key')
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', first.key, iv).setAAD(Buffer.from(accountId))
  const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `v1.${first.id}.${iv.toString('base64url')}.${sealed.toString('base64url')}`
}

/**
 * Opens a sealed token.
 * @param keys any of them may have sealed it
 * @throws when the key is not there any more, or when token or account are not what was sealed
 */
export function openToken(sealed: string, accountId: string, keys: SealingKey[] = env().TOKEN_ENCRYPTION_KEYS): string {
  const [version, keyId, iv = '', body = ''] = sealed.split('.')
  if (version !== 'v1') throw new Error(`A sealed token of version ${version} cannot be read here`)
  const found = keys.find(({ id }) => id === keyId)
  if (!found) throw new Error(`A token is sealed with key "${keyId}", which TOKEN_ENCRYPTION_KEYS does not hold`)
  const bytes = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', found.key, Buffer.from(iv, 'base64url'), { authTagLength: 16 }).setAAD(Buffer.from(accountId))
  decipher.setAuthTag(bytes.subarray(-16))
  return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
}

/** The id of the key a token is sealed with. */
export function sealedBy(sealed: string): string | undefined {
  return sealed.split('.')[1]
}
