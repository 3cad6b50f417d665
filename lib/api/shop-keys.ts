import { z } from 'zod'
import { endKey, findKeys, insertKey } from '@/lib/db/api/keys'
import { API_SCOPES, type ApiScope, MAX_KEY_NAME } from '@/lib/domain/api/scopes'
import { mayInShop } from '@/lib/domain/sellers/shop-roles'
import { someLine } from '@/lib/domain/text/typed-line'
import type { ApiKeyView } from '@/lib/domain/wire/api-views'
import type { Said } from '@/lib/domain/wire/said'
import { newKey } from './key-token'

const MAX_KEYS = 20

type By = { sellerId: string; userId: string }
export type KeyWish = { name: string; scopes: string[] }
/** `token` is shown this once: only its hash is kept. */
export type KeyCreated = { kind: 'created'; token: string } | { kind: 'refused'; said: Said; field: 'name' | 'scopes' | null }

/** Makes a key for a shop's own programs. */
export async function createKey({ sellerId, userId }: By, wish: KeyWish): Promise<KeyCreated> {
  const name = someLine(MAX_KEY_NAME).safeParse(wish.name)
  if (!name.success) return { kind: 'refused', said: { key: 'api.keyName', values: { max: MAX_KEY_NAME } }, field: 'name' }
  const scopes = z
    .array(z.enum(API_SCOPES))
    .min(1)
    .safeParse([...new Set(wish.scopes)])
  if (!scopes.success) return { kind: 'refused', said: { key: 'api.keyScopes' }, field: 'scopes' }
  const { token, prefix, hash } = newKey()
  const outcome = await insertKey({ sellerId, userId, name: name.data, prefix, keyHash: hash, scopes: scopes.data }, MAX_KEYS)
  if (outcome === 'too_many') return { kind: 'refused', said: { key: 'api.tooManyKeys', values: { max: MAX_KEYS } }, field: null }
  return { kind: 'created', token }
}

/** Ends a key; the next request with it is refused. @returns false when there is none that works */
export function revokeKey({ sellerId, userId }: By, keyId: string): Promise<boolean> {
  return endKey(sellerId, keyId, { userId })
}

/** The keys of a shop, newest first. */
export async function listKeys(sellerId: string): Promise<ApiKeyView[]> {
  const rows = await findKeys(sellerId)
  return rows.map(({ id, name, prefix, scopes, createdAt, lastUsedAt, maker }) => ({
    id,
    name,
    prefix,
    scopes: scopes.filter(isScope),
    madeBy: maker.user.name ?? maker.user.email ?? '',
    isStopped: !mayInShop(maker.role, 'api.manage'),
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }))
}

const isScope = (scope: string): scope is ApiScope => API_SCOPES.some((each) => each === scope)
