import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'

type MandateRow = Tables['mandate']

/** The customer's consent as `mandate_data` gives it. */
export interface Consent {
  type: 'offline' | 'online'
  /** Seconds; null for now. */
  acceptedAt: number | null
  ip: string | null
  userAgent: string | null
}

/** What a consent covers: every later debit, or one amount in minor units. */
export type MandateUse = { amount: number; currency: string } | null

/** Writes a mandate for debits of a bank account. It is pending while the account is being verified. Inside a transaction. */
export function createMandate(
  world: World,
  method: Tables['payment_method'],
  consent: Consent,
  terms: { use: MandateUse; isPending: boolean; onBehalfOf: string | null },
): MandateRow {
  const id = accountId('mandate', method.account, world.clock.now())
  const acceptance = { accepted_at: consent.acceptedAt ?? world.clock.now(), type: consent.type }
  const online = { ip_address: consent.ip, user_agent: consent.userAgent }
  const mandate: Stripe.Mandate = {
    id,
    object: 'mandate',
    customer_acceptance: consent.type === 'online' ? { ...acceptance, online } : { ...acceptance, offline: {} },
    livemode: false,
    ...(terms.onBehalfOf && { on_behalf_of: terms.onBehalfOf }),
    payment_method: method.id,
    payment_method_details: { type: 'us_bank_account', us_bank_account: {} },
    ...(terms.use ? { single_use: terms.use } : { multi_use: {} }),
    status: terms.isPending ? 'pending' : 'active',
    type: terms.use ? 'single_use' : 'multi_use',
  }
  return world.store.insert('mandate', method.account, id, mandate, {})
}

/** Changes a mandate's status and says so. Nothing happens when it has that status, or has ended. Inside a transaction. */
export function setMandateStatus(world: World, scope: Scope, id: string, status: 'active' | 'inactive'): void {
  const before = world.store.get('mandate', id)?.object.status
  if (!before || before === status || before === 'inactive') return
  const row = world.store.update('mandate', id, { status })
  emit(world, scope, 'mandate.updated', row, 'mandate', { status: before })
}

/** Ends every mandate of a PaymentMethod: it was detached, or the bank will take no more debits. Inside a transaction. */
export function endMandates(world: World, scope: Scope, method: string): void {
  for (const row of [...world.store.newest('mandate', scope.account, { by: ['payment_method', method] })]) {
    setMandateStatus(world, scope, row.id, 'inactive')
  }
}

/** The consent to every later debit that a PaymentMethod has, if any. */
export function standingMandate(world: World, method: Tables['payment_method']): MandateRow | null {
  for (const row of world.store.newest('mandate', method.account, { by: ['payment_method', method.id] })) {
    if (row.object.type === 'multi_use' && row.object.status === 'active') return row
  }
  return null
}
