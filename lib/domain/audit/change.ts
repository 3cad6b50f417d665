/** What an operator does that changes something. */
const BY_OPERATOR = [
  'fee_set',
  'fee_removed',
  'seller_fee_set',
  'seller_fee_removed',
  'product_fee_set',
  'product_fee_removed',
  'category_fee_set',
  'category_fee_removed',
  'category_created',
  'category_renamed',
  'category_moved',
  'category_retired',
  'platform_code_created',
  'platform_code_changed',
  'platform_code_ended',
  'task_resolved',
  'job_retried',
  'jobs_retried',
  'difference_explained',
  'difference_read_again',
  'event_replayed',
  'events_replayed',
  'webhooks_registered',
  'wallets_registered',
  'test_mail_sent',
  'order_refunded',
  'refund_policy_set',
  'account_offer_set',
  'seller_read',
  'seller_approved',
  'seller_hidden',
  'seller_suspended',
  'seller_resumed',
  'product_hidden',
  'product_shown',
  ...(['product_featured', 'product_feature_moved', 'product_feature_removed'] as const),
  ...(['shop_featured', 'shop_feature_moved', 'shop_feature_removed'] as const),
  'review_published',
  'review_removed',
  'person_erased',
] as const
/** What a seller does, of their shop. */
const BY_SELLER = [
  ...([
    'shop_opened',
    'shop_renamed',
    'shop_closing',
    'shop_closed',
    'review_answered',
    'account_opened',
    'account_connected',
    'account_disconnected',
    'sale_ready',
    'sale_shipped',
    'sale_canceled',
    'sale_refunded',
    'warned_sale_refunded',
    'warning_policy_set',
    'dispute_answered',
    'dispute_accepted',
    'dispute_answered_for_seller',
  ] as const),
  ...(['member_invited', 'invitation_revoked', 'member_joined', 'member_role_changed', 'member_removed', 'member_left'] as const),
  ...(['api_key_created', 'api_key_revoked', 'shop_webhook_created', 'shop_webhook_removed', 'shop_webhook_enabled'] as const),
  ...(['import_started', 'import_stopped'] as const),
  ...(['product_created', 'product_changed', 'product_archived', 'product_restored'] as const),
  ...(['file_added', 'file_removed', 'keys_added', 'keys_removed'] as const),
  ...(['invoice_details_changed', 'shop_page_changed'] as const),
  ...(['discount_created', 'discount_changed', 'discount_ended'] as const),
  ...(['zone_created', 'zone_changed', 'zone_moved', 'zone_removed', 'tax_changed'] as const),
  ...(['shipment_changed', 'shipment_delivered', 'shipment_undone'] as const),
  ...(['cancelation_accepted', 'cancelation_declined', 'cancel_window_set'] as const),
  ...(['return_approved', 'return_instructed', 'return_declined', 'return_received', 'return_policy_set'] as const),
]

export const DEEDS = [...BY_OPERATOR, ...BY_SELLER] as const
export type Deed = (typeof DEEDS)[number]
export type ActorRole = 'operator' | 'seller'

export function roleOf(deed: Deed): ActorRole {
  return BY_SELLER.some((each) => each === deed) ? 'seller' : 'operator'
}

/** Values by the names of their columns, as they can stand in JSON. */
export type Facts = Record<string, string | number | null>

/** One fact that is another than before; null where there was or is none. */
export type Difference = { name: string; before: string | number | null; after: string | number | null }

/** What changed between two states of a thing, by name; all of it where it was made or removed. */
export function differences(before: Facts | null, after: Facts | null): Difference[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort()
  const all = names.map((name) => ({ name, before: before?.[name] ?? null, after: after?.[name] ?? null }))
  return all.filter((fact) => fact.before !== fact.after)
}
