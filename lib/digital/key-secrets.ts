import { createHmac } from 'node:crypto'
import { listKeys, replaceSealedKey } from '@/lib/db/digital/keys'
import { env } from '@/lib/env'
import { open, reseal, seal } from '@/lib/seal/seal'

/** Seals a key that is sold. It opens in its own row alone. @param id of that row */
export function sealKey(text: string, id: string): Promise<string> {
  return seal(text, { of: id, field: 'license_key' })
}

/**
 * Opens a sealed key.
 * @throws when the key it was sealed with is not there any more, or it is another row's
 */
export function openKey(sealed: string, id: string): Promise<string> {
  return open(sealed, { of: id, field: 'license_key' })
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
    const sealed = rows.map((row) => ({ of: row.id, sealed: row.sealed }))
    lost.push(...(await reseal(sealed, 'license_key', (row, renewed) => replaceSealedKey(row.of, row.sealed, renewed))))
    after = rows.at(-1)?.id
    if (rows.length < PAGE) return lost
  }
}
