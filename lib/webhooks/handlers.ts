import type { WebhookEventType } from '@/lib/domain/operations/webhook-events'
import { accountDeauthorized, accountUpdated } from './on-account'
import { cardDetached, cardRenewed } from './on-card'
import { chargeChanged, refundFailed } from './on-charge'
import { disputeChanged, fraudWarned } from './on-dispute'
import { paymentIntentChanged, setupIntentChanged } from './on-intent'
import { payoutChanged } from './on-payout'
import type { EventHandler } from './stripe-event'

const byType: Record<WebhookEventType, EventHandler> = {
  'account.updated': accountUpdated,
  'capability.updated': accountUpdated,
  'account.application.deauthorized': accountDeauthorized,
  'payment_intent.succeeded': paymentIntentChanged,
  'payment_intent.amount_capturable_updated': paymentIntentChanged,
  'payment_intent.requires_action': paymentIntentChanged,
  'payment_intent.payment_failed': paymentIntentChanged,
  'payment_intent.canceled': paymentIntentChanged,
  'setup_intent.succeeded': setupIntentChanged,
  'setup_intent.setup_failed': setupIntentChanged,
  'charge.updated': chargeChanged,
  'charge.captured': chargeChanged,
  'charge.refunded': chargeChanged,
  'refund.failed': refundFailed,
  'charge.dispute.created': disputeChanged,
  'charge.dispute.updated': disputeChanged,
  'charge.dispute.closed': disputeChanged,
  'charge.dispute.funds_withdrawn': disputeChanged,
  'charge.dispute.funds_reinstated': disputeChanged,
  'radar.early_fraud_warning.created': fraudWarned,
  'radar.early_fraud_warning.updated': fraudWarned,
  'payment_method.detached': cardDetached,
  'payment_method.updated': cardRenewed,
  'payment_method.automatically_updated': cardRenewed,
  'payout.created': payoutChanged,
  'payout.updated': payoutChanged,
  'payout.paid': payoutChanged,
  'payout.failed': payoutChanged,
  'payout.canceled': payoutChanged,
  'payout.reconciliation_completed': payoutChanged,
}

/** What to do for an event, by its type; undefined for one our endpoints are not registered for (lib/domain/webhook-events.ts). */
export const handlers: Record<string, EventHandler | undefined> = byType
