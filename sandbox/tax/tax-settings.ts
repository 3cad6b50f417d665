import type Stripe from 'stripe'
import type { World } from '@/sandbox/core/world'
import { emitObject, type Scope } from '@/sandbox/events/events'
import { changedValues } from '@/sandbox/http/shapes'

/** How an account works out tax: pending until it has said where its head office is. */
export function taxSettingsOf(world: World, account: string): Stripe.Tax.Settings {
  return (
    world.store.get('tax_settings', account)?.object ??
    settings({ defaults: { provider: 'stripe', tax_behavior: null, tax_code: null }, head_office: null })
  )
}

/** Changes them, with `tax.settings.updated` where something is another than before. */
export function changeTaxSettings(
  world: World,
  scope: Scope,
  change: Partial<Pick<Stripe.Tax.Settings, 'defaults' | 'head_office'>>,
): Stripe.Tax.Settings {
  const before = taxSettingsOf(world, scope.account)
  const after = settings({ defaults: before.defaults, head_office: before.head_office, ...change })
  const { store } = world
  if (store.get('tax_settings', scope.account)) store.update('tax_settings', scope.account, after)
  else store.insert('tax_settings', scope.account, scope.account, after, {})
  if (JSON.stringify(before) !== JSON.stringify(after)) emitObject(world, scope, 'tax.settings.updated', after, changedValues(before, after))
  return after
}

function settings({ defaults, head_office: office }: Pick<Stripe.Tax.Settings, 'defaults' | 'head_office'>): Stripe.Tax.Settings {
  return {
    object: 'tax.settings',
    defaults,
    head_office: office,
    livemode: false,
    status: office ? 'active' : 'pending',
    status_details: office ? { active: {} } : { pending: { missing_fields: ['head_office'] } },
  }
}
