import type { World } from '@/sandbox/core/world'
import { idOf } from './format'

/**
 * The address of the page that shows what was asked for: any id the API gives out, wherever it lives, or a customer's email on this account.
 * @returns null when nothing is known by that text
 */
export function findPage(world: World, account: string, query: string): string | null {
  const { store } = world
  const id = query.trim()
  if (store.get('account', id)) return `/dashboard/${id}`
  const intent = store.get('payment_intent', id)
  if (intent) return `/dashboard/${intent.account}/payments/${id}`
  const charge = store.get('charge', id)
  if (charge) return `/dashboard/${charge.account}/payments/${idOf(charge.object.payment_intent) ?? ''}`
  const customer = store.get('customer', id)
  if (customer) return `/dashboard/${customer.account}/customers/${id}`
  const method = store.get('payment_method', id)
  if (method) return `/dashboard/${method.account}/customers/${idOf(method.object.customer) ?? ''}`
  const event = store.get('event', id)
  if (event) return `/dashboard/${event.account}/events/${id}`
  const fee = store.get('application_fee', id)
  if (fee) return `/dashboard/${fee.account}/fees`
  for (const [table, path] of [
    ['dispute', 'disputes'],
    ['payout', 'payouts'],
    ['transfer', 'transfers'],
  ] as const) {
    const row = store.get(table, id)
    if (row) return `/dashboard/${row.account}/${path}/${id}`
  }
  const refund = store.get('refund', id)
  if (refund) return `/dashboard/${refund.account}/payments/${idOf(refund.object.payment_intent) ?? ''}`
  if (/^req_/.test(id)) return `/dashboard/${account}/logs?object=${encodeURIComponent(id)}`
  if (!id.includes('@')) return null
  for (const row of store.newest('customer', account))
    if (row.object.email?.toLowerCase() === id.toLowerCase()) return `/dashboard/${account}/customers/${row.id}`
  return null
}
