import type { TaskKind } from '@/lib/domain/operations/tasks'
import type { RefusalReason } from '@/lib/domain/order/end-reason'

/** Whose fault it is that a payment was refused. */
type Fault = 'bank' | 'seller_account' | 'platform_settings' | 'stripe_or_network' | 'ours' | 'input'

/**
 * What the buyer can do about it: use another card, confirm with their bank, enter something again, leave this seller out or change what they buy of them,
 * or try the same again. Nothing, where only we can put it right.
 */
type WayOn = 'another_card' | 'confirm' | 'correct' | 'leave_seller_out' | 'try_again' | 'nothing'

type Refusal = { fault: Fault; wayOn: WayOn; task: TaskKind | null }

/** The one table of refusals: whose fault each is, the buyer's way on, and the task it opens with Stripe's own words. */
export const REFUSALS: Record<RefusalReason, Refusal> = {
  card_declined: { fault: 'bank', wayOn: 'another_card', task: null },
  card_unusable: { fault: 'bank', wayOn: 'another_card', task: null },
  authentication_required: { fault: 'bank', wayOn: 'confirm', task: null },
  card_removed: { fault: 'input', wayOn: 'another_card', task: null },
  email_refused: { fault: 'input', wayOn: 'correct', task: null },
  // The seller's pages show that it is not connected: that is task enough.
  seller_disconnected: { fault: 'seller_account', wayOn: 'leave_seller_out', task: null },
  account_refused: { fault: 'seller_account', wayOn: 'leave_seller_out', task: 'account_refused' },
  amount_refused: { fault: 'seller_account', wayOn: 'leave_seller_out', task: 'amount_refused' },
  platform_refused: { fault: 'platform_settings', wayOn: 'nothing', task: 'platform_refused' },
  stripe_refused: { fault: 'ours', wayOn: 'nothing', task: 'call_refused' },
  not_made: { fault: 'stripe_or_network', wayOn: 'try_again', task: null },
  consent_ended: { fault: 'input', wayOn: 'another_card', task: null },
}

/** Whether another card, a confirmation or another entry can put a refusal right: its buyer is asked for it. */
export function isBuyersToSolve(reason: RefusalReason): boolean {
  const { wayOn } = REFUSALS[reason]
  return wayOn === 'another_card' || wayOn === 'confirm' || wayOn === 'correct'
}

/** A call about money, as a refusal of it is told. "Charge" is also sharing the card for it. */
export const MONEY_CALLS = ['charge', 'capture', 'cancel', 'refund'] as const
export type MoneyCall = (typeof MONEY_CALLS)[number]

/**
 * Whether a refusal is for the sake of the seller's account or of the platform's settings. Only then is a refused capture, cancellation or refund a task of this
 * kind: otherwise the payment is in another state than we thought, and the part itself says what became of it.
 */
export function isForSettings(reason: RefusalReason): boolean {
  const { fault, task } = REFUSALS[reason]
  return task !== null && (fault === 'seller_account' || fault === 'platform_settings')
}

/** Tasks about a refused call: they end when Stripe accepts such a call again. */
export const REFUSAL_TASKS = ['account_refused', 'amount_refused', 'platform_refused', 'call_refused'] as const satisfies TaskKind[]

/** Those that only the seller can solve. */
export const SELLERS_TASKS = ['account_refused', 'amount_refused'] as const satisfies TaskKind[]

/**
 * By what an open task of a refusal is found again, so that the same refusal of many payments is one task.
 * @param accountId of the seller; null where the platform itself was refused
 */
export function refusalTaskKey(
  kind: TaskKind,
  accountId: string | null,
  { call, code, message }: { call: MoneyCall; code: string; message: string },
): string {
  // Amounts, ids and names of keys differ from call to call.
  const words = kind === 'amount_refused' ? '' : message.replaceAll(/\S*\d\S*/g, '#').slice(0, 160)
  return [call === 'charge' ? kind : `${kind} ${call}`, accountId ?? '', code, words].join('/')
}
