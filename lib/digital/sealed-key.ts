import { createHmac } from 'node:crypto'
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import { listKeys, replaceSealedKey } from '@/lib/db/digital/keys'
import { env } from '@/lib/env'

const FIELD = 'license_key'

/** Seals a key that is sold, as JWE under the first of TOKEN_ENCRYPTION_KEYS. It opens in its own row alone. @param id of that row */
export function sealKey(text: string, id: string): Promise<string> {
  const [first] = env().TOKEN_ENCRYPTION_KEYS
  if (!first) throw new Error('TOKEN_ENCRYPTION_KEYS holds no key')
  const header = { alg: 'dir', enc: 'A256GCM', kid: first.id, sub: id, field: FIELD }
  return new CompactEncrypt(Buffer.from(text)).setProtectedHeader(header).encrypt(first.key)
}

/**
 * Opens a sealed key.
 * @throws when the key it was sealed with is not there any more, or it is another row's
 */
export async function openKey(sealed: string, id: string): Promise<string> {
  const keyOf = ({ kid }: { kid?: string | undefined }) => {
    const found = env().TOKEN_ENCRYPTION_KEYS.find((each) => each.id === kid)
    if (!found) throw new Error(`A license key is sealed with key "${kid}", which TOKEN_ENCRYPTION_KEYS does not hold`)
    return found.key
  }
  const { plaintext, protectedHeader } = await compactDecrypt(sealed, keyOf, {
    keyManagementAlgorithms: ['dir'],
    contentEncryptionAlgorithms: ['A256GCM'],
  })
  if (protectedHeader.sub !== id || protectedHeader.field !== FIELD) throw new Error(`This is not license key ${id}`)
  return Buffer.from(plaintext).toString('utf8')
}

/** By what the same key is known again without opening any. After a change of AUTH_SECRET, keys from before are not. */
export function keyFingerprint(text: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(`license-key:${text}`).digest('base64url')
}

const PAGE = 200

/** Seals every key with the first of TOKEN_ENCRYPTION_KEYS. @returns the rows that none of them opens; they stay as they are */
export async function resealKeys(): Promise<string[]> {
  const lost: string[] = []
  let after: string | undefined
  for (;;) {
    const rows = await listKeys(after, PAGE)
    for (const { id, sealed } of rows) {
      if (decodeProtectedHeader(sealed).kid === env().TOKEN_ENCRYPTION_KEYS[0]?.id) continue
      try {
        await replaceSealedKey(id, await sealKey(await openKey(sealed, id), id))
      } catch {
        lost.push(id)
      }
    }
    after = rows.at(-1)?.id
    if (rows.length < PAGE) return lost
  }
}
