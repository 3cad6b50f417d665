import { API_VERSION } from '@/sandbox/core/world'
import type { RawHash } from './form'
import { isSince } from './versions'

const RENAMED_ON = API_VERSION.slice(0, 10)

/** Parameters that were called otherwise in versions before ours, by path. */
const RENAMED: { path: RegExp; from: string; to: string }[] = [
  { path: /^\/v1\/(payment|setup)_intents(\/|$)/, from: 'payment_method_types', to: 'allowed_payment_method_types' },
]

/**
 * A request without a Stripe-Version header has the account's own version, and accounts are older than their newest client: the official CLI
 * still uses the words of before, and so may a request that names an older version. A request that names today's or a newer one is held to it.
 */
export function withoutOlderWords(version: string | null, path: string, params: RawHash): RawHash {
  if (version !== null && isSince(version, RENAMED_ON)) return params
  for (const { path: where, from, to } of RENAMED) {
    const value = params[from]
    if (value === undefined || params[to] !== undefined || !where.test(path)) continue
    delete params[from]
    params[to] = value
  }
  return params
}
