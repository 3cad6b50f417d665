import type Stripe from 'stripe'
import { statusesOf } from '@/sandbox/accounts/capabilities'
import type { Tables } from '@/sandbox/core/tables'

type Account = Stripe.V2.Core.Account
type Merchant = NonNullable<NonNullable<Account['configuration']>['merchant']>
type Entry = NonNullable<NonNullable<Account['requirements']>['entries']>[number]
type Deadline = Entry['minimum_deadline']['status']
/** Of the statuses that the SDK knows those that accounts have here. */
type Capability = { status: 'active' | 'pending' | 'restricted'; status_details: StatusDetail[] }
type StatusDetail = { code: 'requirements_past_due' | 'requirements_pending_verification'; resolution: 'no_resolution' | 'provide_info' }

/** The parts of an account that are shown only where a call asks for them [sdk]. */
export const INCLUDABLE = [
  'configuration.merchant',
  'configuration.recipient',
  'defaults',
  'future_requirements',
  'identity',
  'requirements',
] as const
type Included = (typeof INCLUDABLE)[number]

/** A time as the second version of the API writes it. `seconds` since 1970. */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}

const DETAILS: Record<Capability['status'], StatusDetail[]> = {
  active: [],
  pending: [{ code: 'requirements_pending_verification', resolution: 'no_resolution' }],
  restricted: [{ code: 'requirements_past_due', resolution: 'provide_info' }],
}

function capability(account: Stripe.Account, name: string): Capability | undefined {
  const known = statusesOf(account)[name]
  if (known === undefined) return undefined
  const status = known === 'active' || known === 'pending' ? known : 'restricted'
  return { status, status_details: DETAILS[status] }
}

/** Which configurations an account has: those it was given, and those that its capabilities stand for. */
export function configurationsOf({ object, hidden }: Tables['account']): ('merchant' | 'recipient')[] {
  const statuses = statusesOf(object)
  const given = hidden.v2?.configurations ?? []
  const isMerchant = given.includes('merchant') || statuses.card_payments !== undefined
  const isRecipient = given.includes('recipient') || statuses.transfers !== undefined
  return [...(isMerchant ? (['merchant'] as const) : []), ...(isRecipient ? (['recipient'] as const) : [])]
}

function merchant(account: Stripe.Account): Merchant {
  const { business_profile: profile, settings } = account
  const [cards, payouts] = [capability(account, 'card_payments'), account.payouts_enabled]
  const blocked: Capability = { status: 'restricted', status_details: DETAILS.restricted }
  return {
    applied: true,
    capabilities: {
      ...(cards && { card_payments: cards }),
      stripe_balance: { payouts: payouts ? { status: 'active', status_details: [] } : blocked },
    },
    ...(profile?.mcc && { mcc: profile.mcc }),
    statement_descriptor: {
      ...(settings?.payments.statement_descriptor && { descriptor: settings.payments.statement_descriptor }),
      ...(settings?.card_payments.statement_descriptor_prefix && { prefix: settings.card_payments.statement_descriptor_prefix }),
    },
    support: {
      ...(profile?.support_email && { email: profile.support_email }),
      ...(profile?.support_phone && { phone: profile.support_phone }),
      ...(profile?.support_url && { url: profile.support_url }),
    },
  }
}

/** The names of requirements that differ from the first version's [?]; others stand under `identity`. */
const RENAMED: Record<string, string> = {
  'business_profile.product_description': 'defaults.profile.product_description',
  'business_profile.support_phone': 'configuration.merchant.support.phone',
  'business_profile.url': 'defaults.profile.business_url',
  business_type: 'identity.entity_type',
  external_account: 'configuration.recipient.default_outbound_destination',
  'tos_acceptance.date': 'identity.attestations.terms_of_service.account.date',
  'tos_acceptance.ip': 'identity.attestations.terms_of_service.account.ip',
}

function entry(row: Tables['account'], name: string, status: Deadline): Entry {
  const [, person] = /^(person_\w+)\./.exec(name) ?? []
  const has = configurationsOf(row)
  const restricted = [
    ...(has.includes('merchant') ? [{ capability: 'card_payments', configuration: 'merchant', deadline: { status } }] : []),
    ...(has.includes('recipient') ? [{ capability: 'stripe_balance.stripe_transfers', configuration: 'recipient', deadline: { status } }] : []),
  ]
  return {
    awaiting_action_from: 'user',
    description: RENAMED[name] ?? (person ? name.slice(person.length + 1) : `identity.${name}`),
    errors: [],
    impact: { restricts_capabilities: restricted },
    minimum_deadline: { status },
    ...(person && { reference: { resource: person, type: 'person' } }),
    requested_reasons: [{ code: 'routine_onboarding' }],
  }
}

function requirementsOf(row: Tables['account']): NonNullable<Account['requirements']> {
  const of = row.object.requirements
  const past = new Set(of?.past_due ?? [])
  const entries = (of?.currently_due ?? []).map((name) => entry(row, name, past.has(name) ? 'past_due' : 'currently_due'))
  const status = past.size > 0 ? 'past_due' : 'currently_due'
  return { entries, ...(entries.length > 0 && { summary: { minimum_deadline: { status } } }) }
}

function defaultsOf({ object: account, hidden }: Tables['account']): NonNullable<Account['defaults']> {
  const { controller, business_profile: profile } = account
  const payer = controller?.fees?.payer ?? 'account'
  return {
    ...(account.default_currency && { currency: account.default_currency }),
    locales: hidden.v2?.locales ?? [],
    profile: {
      ...(profile?.url && { business_url: profile.url }),
      ...(profile?.name && { doing_business_as: profile.name }),
      ...(profile?.product_description && { product_description: profile.product_description }),
    },
    responsibilities: {
      fees_collector: payer === 'account' ? 'stripe' : (payer as 'application'),
      losses_collector: controller?.losses?.payments === 'application' ? 'application' : 'stripe',
      requirements_collector: controller?.requirement_collection === 'application' ? 'application' : 'stripe',
    },
  }
}

/** An account as the second version of the API shows it; what was not asked for is `null` [doc api-v2-overview]. */
export function viewAccount(row: Tables['account'], include: readonly string[]): object {
  const { object: account, hidden } = row
  const asks = (part: Included) => include.includes(part)
  const has = configurationsOf(row)
  const asksConfiguration = asks('configuration.merchant') || asks('configuration.recipient')
  const transfers = capability(account, 'transfers')
  const configuration = {
    customer: null,
    merchant: asks('configuration.merchant') && has.includes('merchant') ? merchant(account) : null,
    recipient:
      asks('configuration.recipient') && has.includes('recipient')
        ? { applied: true, capabilities: { stripe_balance: { ...(transfers && { stripe_transfers: transfers }) } } }
        : null,
  }
  return {
    id: account.id,
    object: 'v2.core.account',
    applied_configurations: has,
    closed: hidden.v2?.closed ?? false,
    configuration: asksConfiguration ? configuration : null,
    contact_email: account.email ?? null,
    contact_phone: hidden.v2?.contactPhone ?? null,
    created: isoTime(account.created ?? 0),
    dashboard: account.controller?.stripe_dashboard?.type ?? 'full',
    defaults: asks('defaults') ? defaultsOf(row) : null,
    display_name: hidden.v2?.displayName ?? account.business_profile?.name ?? null,
    future_requirements: asks('future_requirements') ? { entries: [] } : null,
    identity: asks('identity') ? { country: account.country?.toLowerCase(), entity_type: account.business_type ?? null } : null,
    livemode: false,
    metadata: account.metadata ?? {},
    requirements: asks('requirements') ? requirementsOf(row) : null,
  }
}
