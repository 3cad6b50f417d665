/** The events each of our two endpoints at Stripe is registered for: things on our own account, and on connected accounts. */
export const WEBHOOK_EVENTS = {
  platform: [
    'setup_intent.succeeded',
    'setup_intent.setup_failed',
    'payment_method.detached',
    'payment_method.updated',
    'payment_method.automatically_updated',
    'payout.created',
    'payout.updated',
    'payout.paid',
    'payout.failed',
    'payout.canceled',
    'payout.reconciliation_completed',
  ],
  connect: [
    'account.updated',
    'account.application.deauthorized',
    'capability.updated',
    'payment_intent.succeeded',
    'payment_intent.requires_action',
    'payment_intent.payment_failed',
    'payment_intent.canceled',
    'payment_intent.amount_capturable_updated',
    'charge.captured',
    'charge.updated',
    'charge.refunded',
    'refund.failed',
    'charge.dispute.created',
    'charge.dispute.updated',
    'charge.dispute.closed',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.funds_reinstated',
    'radar.early_fraud_warning.created',
    'radar.early_fraud_warning.updated',
    'payment_method.detached',
    'payment_method.updated',
    'payment_method.automatically_updated',
    'payout.created',
    'payout.updated',
    'payout.paid',
    'payout.failed',
    'payout.canceled',
    'payout.reconciliation_completed',
  ],
} as const

export type WebhookScope = keyof typeof WEBHOOK_EVENTS
export const WEBHOOK_SCOPES = ['platform', 'connect'] as const satisfies WebhookScope[]
export type WebhookEventType = (typeof WEBHOOK_EVENTS)[WebhookScope][number]

/** Events that were processed are kept for so long: until Stripe itself forgets them, so that none can come again as new. */
export const PROCESSED_KEPT_DAYS = 30
