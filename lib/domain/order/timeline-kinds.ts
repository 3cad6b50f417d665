/** Whose page a timeline is on. */
export type Audience = 'buyer' | 'seller' | 'operator'

/** What a timeline entry says. */
export type TimelineKind =
  | 'placed'
  | 'card_saving'
  | 'card_confirmation'
  | 'card_ready'
  | 'card_refused'
  | 'card_changed'
  | 'scheduled'
  | 'authorizing'
  | 'confirmation'
  | 'authorized'
  | 'charged'
  | 'declined'
  | 'canceled'
  | 'buyer_canceled'
  | 'seller_canceled'
  | 'shipped'
  | 'ready'
  | 'ship_reminded'
  | 'cancel_requested'
  | 'cancel_accepted'
  | 'cancel_declined'
  | 'return_requested'
  | 'return_by_rule'
  | 'return_approved'
  | 'return_instructed'
  | 'return_declined'
  | 'return_canceled'
  | 'return_sent'
  | 'return_received'
  | 'return_refunded'
  | 'return_expired'
  | 'pickup_ready'
  | 'delivered'
  | 'picked_up'
  | 'shipment_changed'
  | 'shipment_undone'
  | 'delivery_undone'
  | 'refunded'
  | 'refund_pending'
  | 'refund_failed'
  | 'refund_refused'
  | 'dispute_opened'
  | 'dispute_closed'
  | 'settled'
  | 'decided_capture'
  | 'decided_release'
  | 'retried'
  | 'card_shared_again'
  | 'capture_delayed'
  | 'capture_unanswered'
  | 'contradiction'
  | 'oversold'
  | 'task_resolved'
  | 'links_ended'
  | 'email_corrected'
  | 'other'

const EVERYBODY: Audience[] = ['buyer', 'seller', 'operator']
const SELLS: Audience[] = ['seller', 'operator']
const BUYS: Audience[] = ['buyer', 'operator']
const OPERATES: Audience[] = ['operator']

/** What each kind is for whom. Steps on the way, retries and decisions are noise to buyer and seller. */
export const CONCERNS: Record<TimelineKind, Audience[]> = {
  placed: EVERYBODY,
  card_saving: OPERATES,
  card_confirmation: BUYS,
  card_ready: OPERATES,
  card_refused: BUYS,
  card_changed: BUYS,
  scheduled: EVERYBODY,
  authorizing: OPERATES,
  confirmation: EVERYBODY,
  authorized: EVERYBODY,
  charged: EVERYBODY,
  declined: EVERYBODY,
  canceled: EVERYBODY,
  buyer_canceled: EVERYBODY,
  seller_canceled: EVERYBODY,
  shipped: EVERYBODY,
  ready: EVERYBODY,
  ship_reminded: SELLS,
  cancel_requested: EVERYBODY,
  cancel_accepted: EVERYBODY,
  cancel_declined: EVERYBODY,
  return_requested: EVERYBODY,
  return_by_rule: EVERYBODY,
  return_approved: EVERYBODY,
  return_instructed: EVERYBODY,
  return_declined: EVERYBODY,
  return_canceled: EVERYBODY,
  return_sent: EVERYBODY,
  return_received: EVERYBODY,
  return_refunded: EVERYBODY,
  return_expired: EVERYBODY,
  pickup_ready: EVERYBODY,
  delivered: EVERYBODY,
  picked_up: EVERYBODY,
  shipment_changed: EVERYBODY,
  shipment_undone: EVERYBODY,
  delivery_undone: EVERYBODY,
  refunded: EVERYBODY,
  refund_pending: EVERYBODY,
  refund_failed: EVERYBODY,
  refund_refused: SELLS,
  dispute_opened: SELLS,
  dispute_closed: SELLS,
  settled: SELLS,
  decided_capture: OPERATES,
  decided_release: OPERATES,
  retried: BUYS,
  card_shared_again: OPERATES,
  capture_delayed: OPERATES,
  capture_unanswered: OPERATES,
  contradiction: OPERATES,
  oversold: OPERATES,
  task_resolved: OPERATES,
  links_ended: BUYS,
  email_corrected: BUYS,
  other: OPERATES,
}

/** How the history calls what happened (lib/saga), and what a timeline makes of it. */
export const KINDS: Record<string, TimelineKind> = {
  placed: 'placed',
  card_saving: 'card_saving',
  card_requires_action: 'card_confirmation',
  card_ready: 'card_ready',
  card_refused: 'card_refused',
  card_changed: 'card_changed',
  part_scheduled: 'scheduled',
  part_authorizing: 'authorizing',
  part_requires_action: 'confirmation',
  part_authorized: 'authorized',
  part_captured: 'charged',
  part_declined: 'declined',
  part_canceled: 'canceled',
  part_refunded: 'refunded',
  part_refund_failed: 'refund_failed',
  refund_came_back: 'refund_failed',
  refund_refused: 'refund_refused',
  dispute_opened: 'dispute_opened',
  dispute_closed: 'dispute_closed',
  buyer_canceled: 'buyer_canceled',
  seller_canceled: 'seller_canceled',
  shipped: 'shipped',
  ready: 'ready',
  items_shipped: 'shipped',
  cancel_requested: 'cancel_requested',
  cancel_accepted: 'cancel_accepted',
  cancel_declined: 'cancel_declined',
  return_requested: 'return_requested',
  return_by_rule: 'return_by_rule',
  return_approved: 'return_approved',
  return_instructed: 'return_instructed',
  return_declined: 'return_declined',
  return_canceled: 'return_canceled',
  return_sent: 'return_sent',
  return_received: 'return_received',
  return_refunded: 'return_refunded',
  return_expired: 'return_expired',
  pickup_ready: 'pickup_ready',
  delivered: 'delivered',
  picked_up: 'picked_up',
  shipment_changed: 'shipment_changed',
  shipment_undone: 'shipment_undone',
  delivery_undone: 'delivery_undone',
  decided_capture: 'decided_capture',
  decided_release: 'decided_release',
  retried: 'retried',
  card_shared_again: 'card_shared_again',
  capture_put_off: 'capture_delayed',
  capture_unanswered: 'capture_unanswered',
  contradiction: 'contradiction',
  oversold: 'oversold',
  task_resolved: 'task_resolved',
  links_ended: 'links_ended',
  email_corrected: 'email_corrected',
}
