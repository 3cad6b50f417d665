import type { RefusalReason } from '@/lib/domain/order/end-reason'

/** A call that Stripe did not do (400, 401, 403, 404), as it says so. `code` is the type of the error where it has no code. */
export type StripesRefusal = { status: number; code: string; param?: string; message: string }

/** Where the call was made: on our own account, or on a seller's. */
type Place = 'platform' | 'account'

/** Every condition that is named must hold. */
type Rule = { reason: RefusalReason; status?: number; code?: readonly string[]; param?: RegExp; says?: RegExp; at?: Place }

/**
 * What a refusal of Stripe's means: the first rule that holds. Stripe gives no code for much of what depends on an account, so its sentences are compared.
 * Sources: docs.stripe.com/error-codes, docs.stripe.com/india-exports, docs.stripe.com/connect/direct-charges; sentences as shops have reported them.
 */
const RULES: Rule[] = [
  { reason: 'seller_disconnected', code: ['account_invalid'], at: 'account' },
  // Our keys, and what they may do.
  { reason: 'platform_refused', status: 401 },
  { reason: 'platform_refused', status: 403 },
  {
    reason: 'platform_refused',
    code: [
      'api_key_expired',
      'platform_api_key_expired',
      'secret_key_required',
      'livemode_mismatch',
      'platform_account_required',
      'tls_version_unsupported',
      'action_blocked',
      'request_blocked',
      'anomalous_money_movement_request',
    ],
  },
  { reason: 'platform_refused', says: /similar object exists in (live|test) mode/i },
  // Our fee, and what we do not ask buyers for.
  { reason: 'platform_refused', code: ['application_fees_not_allowed'] },
  { reason: 'platform_refused', param: /^application_fee/ },
  { reason: 'platform_refused', says: /application fees?\b/i },
  { reason: 'platform_refused', says: /indian regulations.*(name and address|description)/i },
  // The amount, in the currency in which the account is paid.
  { reason: 'amount_refused', code: ['amount_too_small', 'amount_too_large', 'invalid_charge_amount'] },
  { reason: 'amount_refused', says: /minimum charge amount|amount must (convert to|be) (at least|no more than)/i },
  // What the account may do.
  {
    reason: 'account_refused',
    code: [
      'testmode_charges_only',
      'capability_not_active',
      'country_unsupported',
      'no_account',
      'account_closed',
      'balance_insufficient',
      'insufficient_funds',
      'payment_method_unactivated',
      'payment_method_not_available',
      'payment_method_configuration_failures',
      'payment_method_restricted',
      'charge_exceeds_source_limit',
      'charge_exceeds_transaction_limit',
      'progressive_onboarding_limit_exceeded',
      'not_allowed_on_standard_account',
    ],
  },
  { reason: 'account_refused', says: /cannot (currently )?(make|create|accept|process)\b.*\b(charges?|payments?)/i },
  { reason: 'account_refused', says: /\bcapabilit(y|ies)\b/i },
  { reason: 'account_refused', says: /insufficient (available )?funds/i },
  { reason: 'account_refused', says: /cross[- ]?border|indian regulations|international payments/i },
  { reason: 'account_refused', says: /activate your account|activated in your dashboard|only make test charges/i },
  { reason: 'account_refused', says: /\baccounts?\b.*\b(rejected|restricted|disabled|deactivated|closed|suspended|not enabled|isn.t enabled)\b/i },
  { reason: 'account_refused', param: /^statement_descriptor/ },
  { reason: 'account_refused', says: /statement descriptor/i },
  { reason: 'account_refused', param: /^currency$/ },
  { reason: 'account_refused', says: /currency\b.*\b(not supported|unsupported|invalid)|(only|must) (be )?charged? in\b/i },
  // What the buyer gave.
  { reason: 'email_refused', code: ['email_invalid'] },
  { reason: 'email_refused', param: /^email$/ },
  { reason: 'card_removed', code: ['token_already_used', 'token_in_use', 'expired_payment_method', 'payment_method_unexpected_state'] },
  { reason: 'card_removed', code: ['resource_missing'], param: /^(customer|payment_method|confirmation_token)$/ },
  { reason: 'card_removed', param: /^confirmation_token$/ },
  { reason: 'card_removed', says: /detached from a customer|previously used|may not be used again|does not have a payment method/i },
  // Stripe's own trouble, said with a 400.
  { reason: 'not_made', code: ['processing_error', 'rate_limit', 'lock_timeout', 'payment_intent_rate_limit_exceeded'] },
]

/** On our own account, what would be the seller's fault is ours. */
const OURS: Partial<Record<RefusalReason, RefusalReason>> = { account_refused: 'platform_refused', amount_refused: 'platform_refused' }

/** Whose fault a refused call is. What no rule names is a call that we got wrong. */
export function reasonOfRefusal(refusal: StripesRefusal, at: Place): RefusalReason {
  const reason = RULES.find((rule) => holds(rule, refusal, at))?.reason ?? 'stripe_refused'
  return at === 'platform' ? (OURS[reason] ?? reason) : reason
}

function holds(rule: Rule, { status, code, param = '', message }: StripesRefusal, at: Place): boolean {
  if (rule.at && rule.at !== at) return false
  if (rule.status !== undefined && rule.status !== status) return false
  if (rule.code && !rule.code.includes(code)) return false
  return (rule.param?.test(param) ?? true) && (rule.says?.test(message) ?? true)
}

/** Whether what a call was built on is gone at Stripe: the Customer or the card. With a new one the same call may succeed. */
export function isSomethingGone({ code, param = '', message }: StripesRefusal): boolean {
  const isMissing = code === 'resource_missing' && (param === 'customer' || param === 'payment_method')
  return (isMissing && !/similar object exists/i.test(message)) || /detached from a customer|does not have a payment method/i.test(message)
}
