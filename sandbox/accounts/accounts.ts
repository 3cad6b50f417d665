import type Stripe from 'stripe'
import { newAccountId, randomText } from '@/sandbox/core/ids'
import { keysOf, recordOf } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { addAccountToSignIn, checkPassword, findSignIn } from '@/sandbox/keys/sign-ins'
import { scheduleFunds } from '@/sandbox/money/payout-schedule'
import { giveBankAccount } from '@/sandbox/payments/bank/bank-accounts'
import { FIRST_REQUIREMENTS, requirements } from './account-requirements'
import { emitCapabilityChanges, statusesOf } from './capabilities'

/** What a new account can be told. Currency and country as Stripe writes them: `usd`, `US`. */
export interface AccountFacts {
  business_name: string
  country: string
  default_currency: string
  email: string | null
  charges_enabled: boolean
}

/** The text on a card statement for a business: capitals, no signs that networks refuse, at most 22 characters. */
function statementDescriptor(businessName: string): string {
  const plain = businessName
    .toUpperCase()
    .normalize('NFKD')
    .replace(/[^A-Z0-9 .&-]/g, '')
    .trim()
    .slice(0, 22)
    .trim()
  return plain.length >= 5 ? plain : `${plain} STORE`.trim().padEnd(5, 'X')
}

function settings(businessName: string): Stripe.Account.Settings {
  return {
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_issuing: { tos_acceptance: { date: null, ip: null } },
    card_payments: {
      decline_on: { avs_failure: false, cvc_failure: false },
      statement_descriptor_prefix: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    dashboard: { display_name: businessName || null, timezone: 'Etc/UTC' },
    invoices: { default_account_tax_ids: null, hosted_payment_method_save: 'never' },
    payments: {
      statement_descriptor: businessName ? statementDescriptor(businessName) : null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: { debit_negative_balances: true, schedule: { delay_days: 2, interval: 'daily' }, statement_descriptor: null },
    sepa_debit_payments: {},
  }
}

/** A standard account as Stripe shows it. `controller` differs between one that came over OAuth and one that a platform made. */
export function newAccount(world: World, id: string, facts: AccountFacts, controller: Stripe.Account.Controller): Stripe.Account {
  const state = facts.charges_enabled ? 'active' : 'inactive'
  const due = facts.charges_enabled ? [] : FIRST_REQUIREMENTS
  const disabled = facts.charges_enabled ? null : 'requirements.past_due'
  return {
    id,
    object: 'account',
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: null,
      minority_owned_business_designation: null,
      name: facts.business_name || null,
      product_description: null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: facts.charges_enabled ? 'company' : null,
    capabilities: { card_payments: state, transfers: state },
    charges_enabled: facts.charges_enabled,
    controller,
    country: facts.country.toUpperCase(),
    created: world.clock.now(),
    default_currency: facts.default_currency.toLowerCase(),
    details_submitted: facts.charges_enabled,
    email: facts.email,
    external_accounts: { object: 'list', data: [], has_more: false, url: `/v1/accounts/${id}/external_accounts` },
    future_requirements: requirements([], null),
    metadata: {},
    payouts_enabled: facts.charges_enabled,
    requirements: requirements(due, disabled),
    settings: settings(facts.business_name),
    tos_acceptance: { date: facts.charges_enabled ? world.clock.now() : null, ip: null, user_agent: null },
    type: 'standard',
  }
}

/** Writes an account with its own pair of keys. Inside a transaction. */
export function insertAccount(world: World, account: Stripe.Account, keys?: { secret: string; publishable: string }): void {
  world.store.insert('account', account.id, account.id, account, {})
  if (account.payouts_enabled) giveBankAccount(world, account.id)
  const family = `51${account.id.slice(6, 12)}`
  const secret = keys?.secret ?? `sk_test_${family}${randomText(40)}`
  const publishable = keys?.publishable ?? `pk_test_${family}${randomText(40)}`
  world.store.insert('api_key', account.id, secret, { id: secret, account: account.id, kind: 'secret', application: null, revoked: false }, {})
  const open = { id: publishable, account: account.id, kind: 'publishable' as const, application: null, revoked: false }
  world.store.insert('api_key', account.id, publishable, open, {})
}

/**
 * A standard account with a sign-in, as if it had always been there, connected to nobody. An address that has a sign-in already gets a
 * further account, if the password fits or none is given. Gives the password in clear only when it was made or given now.
 */
export function createStandaloneAccount(
  world: World,
  facts: AccountFacts & { email: string; password?: string },
): { id: string; email: string; password: string } | { error: string } {
  const { email, password } = facts
  if (findSignIn(world, email) && !(password && checkPassword(world, email, password))) {
    return { error: `${email} has a sign-in already. Send its password to add another account to it.` }
  }
  return world.store.transaction(() => {
    const id = newAccountId(world.clock.now())
    const chosen = password ?? randomText(14)
    insertAccount(world, newAccount(world, id, facts, { type: 'account' }))
    addAccountToSignIn(world, email, chosen, id)
    return { id, email: email.trim().toLowerCase(), password: chosen }
  })
}

/** What Stripe (here: the control API or the dashboard) can change about an account. */
export interface AccountChange {
  charges_enabled?: boolean
  payouts_enabled?: boolean
  currently_due?: string[]
  /** Statuses of capabilities that the account has asked for. */
  capabilities?: Record<string, 'active' | 'inactive' | 'pending'>
  business_name?: string
  statement_descriptor?: string
}

function knownOf(account: Stripe.Account, change: Record<string, 'active' | 'inactive' | 'pending'>): Stripe.Account.Capabilities {
  return Object.fromEntries(Object.entries(change).filter(([name]) => statusesOf(account)[name] !== undefined))
}

function changedAccount(before: Stripe.Account, change: AccountChange): Partial<Stripe.Account> {
  const fields: Partial<Stripe.Account> = {}
  const charges = change.charges_enabled ?? before.charges_enabled
  if (change.charges_enabled !== undefined) {
    fields.charges_enabled = charges
    const transfers = charges && statusesOf(before).transfers !== undefined && !before.details_submitted ? { transfers: 'active' as const } : {}
    fields.capabilities = { ...before.capabilities, ...transfers, card_payments: charges ? 'active' : 'inactive' }
    if (charges) fields.details_submitted = true
  }
  if (change.capabilities) fields.capabilities = { ...(fields.capabilities ?? before.capabilities), ...knownOf(before, change.capabilities) }
  if (change.payouts_enabled !== undefined) fields.payouts_enabled = change.payouts_enabled
  if (change.currently_due || change.charges_enabled !== undefined) {
    const due = change.currently_due ?? (charges ? [] : (before.requirements?.currently_due ?? []))
    fields.requirements = requirements(due, charges ? null : due.length > 0 ? 'requirements.past_due' : 'under_review')
  }
  if (change.business_name && before.business_profile) fields.business_profile = { ...before.business_profile, name: change.business_name }
  if (before.settings && (change.business_name || change.statement_descriptor)) {
    const { dashboard, payments } = before.settings
    fields.settings = {
      ...before.settings,
      dashboard: { ...dashboard, display_name: change.business_name ?? dashboard.display_name },
      payments: { ...payments, statement_descriptor: change.statement_descriptor ?? payments.statement_descriptor },
    }
  }
  return fields
}

/** Changes an account and emits `account.updated`. Inside a transaction. */
export function changeAccount(world: World, scope: Scope, change: AccountChange): Stripe.Account {
  const before = world.store.need('account', scope.account).object
  const account = updateAccount(world, scope, changedAccount(before, change))
  if (!change.payouts_enabled) return account
  giveBankAccount(world, account.id)
  scheduleFunds(world, account.id, world.clock.now())
  return world.store.need('account', account.id).object
}

/** Writes fields of an account and emits `account.updated` with their former values. Inside a transaction. */
export function updateAccount(world: World, scope: Scope, fields: Partial<Stripe.Account>): Stripe.Account {
  const before = world.store.need('account', scope.account).object
  const row = world.store.update('account', scope.account, fields)
  const previous = recordOf(keysOf(fields), (key) => before[key])
  emitCapabilityChanges(world, scope, before, row.object)
  emit(world, scope, 'account.updated', row, 'account', previous)
  return row.object
}
