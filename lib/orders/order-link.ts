import { createHmac, timingSafeEqual } from 'node:crypto'
import { LINK_SCOPES, type LinkScope, type LinkTerms, OLD_LINKS_END } from '@/lib/domain/order/link-terms'
import { env } from '@/lib/env'

/** An order as far as its links depend on it. `generation` rises when all links of the order are ended. */
export type LinkedOrder = { id: string; links: { generation: number } | null }

/** What a key from an address is worth: what it allows, or that it did once. Null for what we never made for this order. */
export type KeyState = { state: 'good'; scopes: readonly LinkScope[] } | { state: 'expired' | 'ended' } | null

/** What links allowed before they said so. */
const OLD_SCOPES = ['read', 'pay', 'cancel'] as const satisfies LinkScope[]
const LETTERS: Record<LinkScope, string> = { read: 'r', pay: 'p', cancel: 'c', ask: 'a' }

/**
 * The key of a link: what it allows, until when, and of which generation, signed together. Nothing of it is stored.
 * @param terms its end is rounded up to the second
 */
export function orderKey({ id, links }: LinkedOrder, { scopes, endsAt }: LinkTerms): string {
  const letters = scopes.map((scope) => LETTERS[scope]).join('')
  const facts = [letters, Math.ceil(endsAt.getTime() / 1000).toString(36), (links?.generation ?? 0).toString(36)].join('.')
  return `${facts}.${sign(`order-link:${id}:${facts}`)}`
}

/** What a key opens of this order. @param now by our clock */
export function readKey(order: LinkedOrder, key: string, now = new Date()): KeyState {
  const generation = order.links?.generation ?? 0
  if (isSame(key, sign(`order:${order.id}`))) {
    if (generation > 0) return { state: 'ended' }
    return now < OLD_LINKS_END ? { state: 'good', scopes: OLD_SCOPES } : { state: 'expired' }
  }
  const [letters = '', end = '', made = '', signature = ''] = key.split('.')
  if (!isSame(signature, sign(`order-link:${order.id}:${letters}.${end}.${made}`))) return null
  if (Number.parseInt(made, 36) !== generation) return { state: 'ended' }
  if (now.getTime() >= Number.parseInt(end, 36) * 1000) return { state: 'expired' }
  return { state: 'good', scopes: LINK_SCOPES.filter((scope) => letters.includes(LETTERS[scope])) }
}

function sign(text: string): string {
  return createHmac('sha256', env().AUTH_SECRET).update(text).digest('base64url')
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
