import { randomUUID } from 'node:crypto'
import { noteChange } from '@/lib/db/audit/audit-entries'
import { findProductToEdit, lockProductOfSeller } from '@/lib/db/catalog/product-edits'
import { transaction } from '@/lib/db/client'
import { countKeys, countMissingKeys, findKnownKeys, hasKeyPool, insertKeys, openKeyPool, removeUnsoldKeys } from '@/lib/db/digital/keys'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { lockSeller } from '@/lib/db/sellers/lock-seller'
import { MAX_UNSOLD_KEYS, readKeys } from '@/lib/domain/digital/key-list'
import type { KeysView } from '@/lib/domain/wire/digital-views'
import type { Said } from '@/lib/domain/wire/said'
import { keyFingerprint, sealKey } from './key-secrets'

/** `leftOut`: the lines whose keys the shop has already. */
export type AddedKeys = { kind: 'added'; count: number; leftOut: number[] } | { kind: 'refused'; said: Said } | { kind: 'not_found' }

/**
 * Puts keys of a variant of a seller's digital product on sale, one a line. From the first on the variant is sold with a key for each piece, and its stock is the keys left.
 * Keys that the shop has already, sold or not, are left out, so that pasting twice adds once.
 * @param sellerId of the person signed in
 */
export async function addKeys(sellerId: string, productId: string, variantId: string, pasted: string): Promise<AddedKeys> {
  const read = readKeys(pasted)
  if (!read.ok) return { kind: 'refused', said: read.said }
  const limit = await takeToken('license-keys', sellerId)
  if (!limit.ok) return { kind: 'refused', said: { key: 'digital.tooManyNow', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } } }
  const sealed = await Promise.all(
    read.keys.map(async ({ text, line }) => {
      const id = randomUUID()
      return { id, line, sealed: await sealKey(text, id), fingerprint: keyFingerprint(text) }
    }),
  )
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    const product = await lockProductOfSeller(tx, sellerId, productId)
    if (product?.kind !== 'digital' || !product.variants.some(({ id }) => id === variantId)) return { kind: 'not_found' }
    const fingerprints = sealed.map(({ fingerprint }) => fingerprint)
    const known = await findKnownKeys(tx, sellerId, fingerprints)
    const leftOut = sealed.filter(({ fingerprint }) => known.has(fingerprint)).map(({ line }) => line)
    const added = sealed.filter(({ fingerprint }) => !known.has(fingerprint)).map(({ line: _line, ...key }) => key)
    if (added.length === 0) return { kind: 'added', count: 0, leftOut }
    await openKeyPool(tx, variantId)
    const unsold = (await countKeys([variantId], tx)).get(variantId)?.unsold ?? 0
    if (unsold + added.length > MAX_UNSOLD_KEYS) return { kind: 'refused', said: { key: 'digital.poolFull', values: { max: MAX_UNSOLD_KEYS } } }
    await insertKeys(tx, { sellerId, productId, variantId }, added)
    await noteChange(tx, { actor: { sellerId }, deed: 'keys_added', subjectId: productId, after: { keys: added.length } })
    return { kind: 'added', count: added.length, leftOut }
  })
}

/** Takes the unsold keys of a variant off sale, but for those of orders under way. @returns how many; null where it is not theirs */
export function removeKeys(sellerId: string, productId: string, variantId: string): Promise<number | null> {
  return transaction(async (tx) => {
    await lockSeller(tx, sellerId)
    const product = await lockProductOfSeller(tx, sellerId, productId)
    if (!product?.variants.some(({ id }) => id === variantId)) return null
    if (!(await hasKeyPool(tx, variantId))) return 0
    const removed = await removeUnsoldKeys(tx, { productId, variantId })
    if (removed > 0) await noteChange(tx, { actor: { sellerId }, deed: 'keys_removed', subjectId: productId, before: { keys: removed } })
    return removed
  })
}

/** The keys of a seller's digital product, counted, by variant; null where it is not theirs or not digital. */
export async function listKeyPools(sellerId: string, productId: string): Promise<KeysView | null> {
  const product = await findProductToEdit(sellerId, productId)
  if (product?.kind !== 'digital') return null
  const counts = await countKeys(product.variants.map(({ id }) => id))
  return {
    missing: counts.size > 0 ? await countMissingKeys(productId) : 0,
    variants: product.variants.map(({ id, title, stock }) => ({ id, title, keys: counts.get(id) ?? null, stock })),
  }
}
