// The rules by which a local Stripe goes wrong when told to, as its control API takes them. A part of contract.ts.

export type FaultAction =
  | 'error_500_before'
  | 'error_500_after'
  | 'error_500_saved'
  | 'reset_before'
  | 'reset_after'
  | 'timeout_after'
  | 'delay'
  | 'error_409'
  | 'error_429'
  | 'lock_timeout'
  | 'capture_declined'
  | 'capture_declined_hold_lost'
  | RefusalAction

/** Refusals of a call for the sake of an account, of the platform, or of what was asked; nothing is done, and nothing is saved under the key. */
export type RefusalAction =
  | 'refuse_account_restricted'
  | 'refuse_card_payments_inactive'
  | 'refuse_testmode_charges_only'
  | 'refuse_cross_border'
  | 'refuse_india_exports'
  | 'refuse_india_export_details'
  | 'refuse_statement_descriptor'
  | 'refuse_currency'
  | 'refuse_payment_method_unactivated'
  | 'refuse_amount_too_small'
  | 'refuse_amount_too_large'
  | 'refuse_application_fee'
  | 'refuse_key_expired'
  | 'refuse_permission'
  | 'refuse_livemode'
  | 'refuse_parameter_unknown'
  | 'refuse_email'
  | 'refuse_inactive_operation'
  | 'refuse_processing_error'
  | 'refuse_refund_disputed'
  | 'refuse_balance_insufficient'
  | 'refuse_insufficient_funds'

/** Calls that go wrong: from the `nth` match on (1 if absent), `times` times (1 if absent). */
export interface FaultRule {
  action: FaultAction
  /** A regular expression. */
  path: string
  /** `*`, any, if absent. */
  method?: string
  /** The Stripe-Account header; any if absent. */
  account?: string | null
  nth?: number
  times?: number
  ms?: number
}

/** A rule in force: how many calls matched, and how many of them went wrong. */
export type FaultState = Required<FaultRule> & { account: string | null; seen: number; done: number }

/** Shares from 0 to 1; milliseconds of the world. */
export interface DeliveryRules {
  dropped: number
  doubled: number
  delay_ms: number
  shuffle_ms: number
  seed: number
}

export type DeliveryState = DeliveryRules & { decided: number; undelivered: { pending: number; dropped: number; failed: number } }

/**
 * What becomes of a refund that an account's balance does not cover: `debit`, the account owes it where its settings and its bank account allow
 * that; `wait`, it stays pending until money comes in; `refuse`, 400 `balance_insufficient`.
 */
export type ShortBalance = 'debit' | 'wait' | 'refuse'

/** How a refund goes: the state it begins in (`succeeded` if absent), and what becomes of it by itself (nothing, if `ends` is absent). */
export interface RefundOutcome {
  status?: 'succeeded' | 'pending' | 'requires_action'
  /** Of a pending one: `processing` if absent. */
  pending_reason?: 'processing' | 'insufficient_funds' | 'charge_pending'
  ends?: 'succeeded' | 'failed'
  failure_reason?: string
  /** When it ends; the time of late settlement if absent. */
  after_seconds?: number
}

/** What a bank says about a payment: any reason of Stripe's, a question first, or that the network has settled it already. */
export type DisputeKind =
  | 'fraudulent'
  | 'product_not_received'
  | 'product_unacceptable'
  | 'subscription_canceled'
  | 'credit_not_processed'
  | 'duplicate'
  | 'unrecognized'
  | 'general'
  | 'noncompliant'
  | 'customer_initiated'
  | 'bank_cannot_process'
  | 'check_returned'
  | 'debit_not_authorized'
  | 'incorrect_account_details'
  | 'insufficient_funds'
  | 'inquiry'
  | 'prevented'

/** How a refund ends. */
export interface RefundDecision {
  outcome: 'succeeded' | 'failed'
  failure_reason?: string
  /** At once if absent. */
  after_seconds?: number
}
