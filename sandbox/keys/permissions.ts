import type { ApiKey } from '@/sandbox/core/tables'
import { ApiError, maskKey } from '@/sandbox/http/errors'

/** The name of a permission by the first part of a path; refunds and disputes go with charges, as on Stripe's page for keys. */
const RESOURCE_OF: Record<string, string> = {
  account: 'account',
  accounts: 'account',
  application_fees: 'application_fee',
  balance: 'balance',
  balance_settings: 'balance',
  balance_transactions: 'balance_transaction',
  charges: 'charge',
  confirmation_tokens: 'confirmation_token',
  customers: 'customer',
  disputes: 'dispute',
  events: 'event',
  files: 'file',
  mandates: 'mandate',
  payment_intents: 'payment_intent',
  payment_method_domains: 'payment_method_domain',
  payment_methods: 'payment_method',
  payouts: 'payout',
  prices: 'price',
  products: 'product',
  radar: 'radar',
  refunds: 'charge',
  setup_attempts: 'setup_intent',
  setup_intents: 'setup_intent',
  test_helpers: 'test_helper',
  tokens: 'token',
  transfers: 'transfer',
  webhook_endpoints: 'webhook',
}

/** Every name that a restricted key's permissions can use. */
export const RESOURCES = [...new Set(Object.values(RESOURCE_OF))]

/** Throws 403 when a restricted key lacks the permission that a call needs. Other keys may do everything of their account. */
export function checkPermission(key: ApiKey, account: string, method: string, path: string): void {
  if (key.kind !== 'restricted') return
  const [, version, first = '', second = ''] = path.split('/')
  const part = version === 'v2' ? second : first
  const resource = RESOURCE_OF[part] ?? part
  const needed = method === 'GET' ? 'read' : 'write'
  const has = key.permissions?.[resource] ?? 'none'
  if (has === 'write' || has === needed) return
  const message =
    `The provided key '${maskKey(key.id)}' does not have the required permissions for this endpoint on account '${account}'. ` +
    `Having the 'rak_${resource}_${needed}' permission would allow this request to continue.`
  throw new ApiError(403, { type: 'invalid_request_error', message })
}
