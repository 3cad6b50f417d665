import { findKey, type KeyRow, noteUse } from '@/lib/db/api/keys'
import { takeToken } from '@/lib/db/operations/rate-limit'
import type { ApiScope } from '@/lib/domain/api/scopes'
import { mayInShop } from '@/lib/domain/sellers/shop-roles'
import { hashOfBearer } from './key-token'

const MINUTE = 60_000

export type ApiCaller = Pick<KeyRow, 'id' | 'sellerId' | 'userId' | 'prefix'>
export type Authenticated =
  | { kind: 'ok'; caller: ApiCaller }
  /** There is no key, it was revoked, or whoever made it may no longer. */
  | { kind: 'no_key' }
  | { kind: 'no_scope'; scope: ApiScope }
  | { kind: 'too_many'; retryAfterSeconds: number }

/** Whose program sends a request, by its key alone, and whether it may do this. Asked at each request: what is revoked ends with the next. */
export async function authenticate(headers: Headers, scope: ApiScope, now = new Date()): Promise<Authenticated> {
  const keyHash = hashOfBearer(headers)
  const key = keyHash && (await findKey(keyHash))
  if (!key || !mayInShop(key.role, 'api.manage')) return { kind: 'no_key' }
  const limit = await takeToken('api-key', key.id)
  if (!limit.ok) return { kind: 'too_many', retryAfterSeconds: limit.retryAfterSeconds }
  const minuteAgo = new Date(now.getTime() - MINUTE)
  if (key.lastUsedAt === null || key.lastUsedAt < minuteAgo) await noteUse(key.id, now, minuteAgo)
  if (!key.scopes.includes(scope)) return { kind: 'no_scope', scope }
  const { id, sellerId, userId, prefix } = key
  return { kind: 'ok', caller: { id, sellerId, userId, prefix } }
}
