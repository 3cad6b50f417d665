import { unreachable } from '@/lib/domain/unreachable'
import { isCancelRequested } from './cancel-item'
import type { EndReason } from './end-reason'
import type { PartStatus } from './order'

type Facts = { status: PartStatus; endReason: EndReason | null; dueAt: Date | null; givesUp: boolean }

/** Why a charge was refused or an agreed part has ended, for its seller. What a bank keeps to itself is not guessed at. */
export type SaleReason =
  | 'being_canceled'
  | 'seller_canceled'
  | 'buyer_canceled'
  | 'not_shipped'
  | 'outcome_unknown'
  | 'seller_disconnected'
  | 'hold_canceled'
  | 'authentication_required'
  | 'not_made'
  | 'account_refused'
  | 'amount_refused'
  | 'marketplace_refused'
  | 'card_removed'
  | 'insufficient_funds'
  | 'expired_card'
  | 'card_declined'
  | 'consent_ended'
  | 'not_paid'

/** What comes next after it, and on which day. */
export type SaleNext = { code: 'canceled_unless_paid' | 'tried_again' | 'reconnect' | 'reconnect_to_capture' | 'paused'; day: string }

/** Why a charge was refused or an agreed part has ended. */
export function saleReason(part: Pick<Facts, 'endReason' | 'status'> & { declineCode: string | null }): SaleReason {
  if (isCancelRequested(part) && part.status !== 'canceled') return 'being_canceled'
  switch (part.endReason) {
    case 'seller_canceled':
    case 'not_shipped':
    case 'outcome_unknown':
    case 'seller_disconnected':
    case 'buyer_canceled':
    case 'hold_canceled':
    case 'authentication_required':
    case 'consent_ended':
      return part.endReason
    case 'account_refused':
    case 'amount_refused':
    case 'card_removed':
      return part.endReason
    case 'platform_refused':
    case 'stripe_refused':
      return 'marketplace_refused'
    case 'email_refused':
    case 'not_made':
      return 'not_made'
    case 'card_declined':
    case 'card_unusable':
      return part.declineCode === 'insufficient_funds' || part.declineCode === 'expired_card' ? part.declineCode : 'card_declined'
    case 'not_paid':
    case 'expired':
    case 'released':
    case 'capture_failed':
    case 'left_open':
    case 'refund_failed':
    case null:
      return 'not_paid'
    default:
      return unreachable(part.endReason)
  }
}

/** What comes next after a charge was refused without its buyer, or a hold could not be captured because its seller has left; null for nothing. */
export function saleNext({ dueAt, givesUp, endReason, status }: Facts): SaleNext | null {
  if (!dueAt) return null
  const day = dueAt.toISOString()
  if (endReason === 'consent_ended' && !givesUp) return { code: 'paused', day }
  if (givesUp) return { code: 'canceled_unless_paid', day }
  if (endReason !== 'seller_disconnected') return { code: 'tried_again', day }
  return { code: status === 'authorized' ? 'reconnect_to_capture' : 'reconnect', day }
}
