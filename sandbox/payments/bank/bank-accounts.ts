import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import { keysOf, recordOf } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'

export type BankAccountRow = Tables['external_account']

/** A bank account as it is given. `number` is an IBAN or a national number. */
export interface BankFacts {
  country: string
  currency: string
  number: string
  routing: string | null
  holderName: string | null
  holderType: string | null
  metadata: Record<string, string>
}

const IBAN_COUNTRIES = new Set('AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '))

/** How payouts to a test number fail [doc connect/testing]; the last digits are the same in every country. */
const FAILING: Array<[ending: RegExp, iban: string, code: string]> = [
  [/111{5}16$/, '3001', 'no_account'],
  [/111{5}13$/, '3002', 'account_closed'],
  [/2222227$/, '3003', 'insufficient_funds'],
  [/3333335$/, '3004', 'debit_not_authorized'],
  [/4444440$/, '3005', 'invalid_currency'],
]

/** The code with which payouts to this number fail, or null. */
export function failureOf(number: string): string | null {
  const isIban = /^[A-Z]{2}/.test(number)
  for (const [ending, iban, code] of FAILING) if (isIban ? number.endsWith(iban) : ending.test(number)) return code
  return null
}

/** Working numbers of countries with forms of their own, and their routing numbers [doc connect/testing]. */
const NATIONAL: Record<string, string> = {
  AU: '000123456 110000',
  BR: '0001234 110-0000',
  CA: '000123456789 11000-000',
  GB: '00012345 108800',
  HK: '000123456 110-000',
  IN: '000123456789 HDFC0000261',
  JP: '0001234 1100000',
  MX: '000000001234567897',
  NZ: '1100000000000010',
  SG: '000123456 1100-000',
}

/** The number that works in a country, for accounts that come with a bank account. */
export function workingNumber(country: string): { number: string; routing: string | null } {
  if (IBAN_COUNTRIES.has(country)) return { number: `${country}89370400440532013000`, routing: null }
  const [number, routing = null] = (NATIONAL[country] ?? '').split(' ')
  if (number) return { number, routing }
  return { number: '000123456789', routing: country === 'US' ? '110000000' : null }
}

/** All bank accounts of an account, the oldest first. */
export function bankAccountsOf(world: World, account: string): BankAccountRow[] {
  return [...world.store.newest('external_account', account)].reverse()
}

/** Where payouts in a currency go: the default bank account, unless the bank has refused it. */
export function payoutDestination(world: World, account: string, currency: string): BankAccountRow | null {
  const fitting = bankAccountsOf(world, account).filter(({ object }) => object.currency === currency && object.status !== 'errored')
  return fitting.find(({ object }) => object.default_for_currency) ?? null
}

/** Shows the bank accounts on their account, where Stripe's accounts carry them. */
function show(world: World, account: string): void {
  const data = bankAccountsOf(world, account).map((row) => row.object)
  const url = `/v1/accounts/${account}/external_accounts`
  world.store.update('account', account, { external_accounts: { object: 'list', data, has_more: false, url } })
}

function noRequirements(): Stripe.BankAccount.Requirements {
  return { currently_due: [], errors: [], past_due: [], pending_verification: [] }
}

/** A bank account as its token shows it: what it has on every account. */
export function bankView(id: string, facts: Omit<BankFacts, 'metadata'>) {
  return {
    id,
    object: 'bank_account' as const,
    account_holder_name: facts.holderName,
    account_holder_type: facts.holderType,
    account_type: null,
    bank_name: 'STRIPE TEST BANK',
    country: facts.country,
    currency: facts.currency,
    fingerprint: createHash('sha256').update(`souk-sandbox bank ${facts.number}`).digest('hex').slice(0, 16),
    last4: facts.number.slice(-4),
    routing_number: facts.routing,
    status: 'new',
  } satisfies Stripe.BankAccount
}

/** Adds a bank account; the first one of its currency becomes the default. Silent: events are the caller's business. */
export function insertBankAccount(world: World, account: string, facts: BankFacts, makeDefault = false): BankAccountRow {
  const id = accountId('ba', account, world.clock.now())
  const others = bankAccountsOf(world, account).filter(({ object }) => object.currency === facts.currency)
  const isDefault = makeDefault || others.length === 0
  const bank: Stripe.BankAccount = {
    ...bankView(id, facts),
    account,
    available_payout_methods: facts.country === 'US' && facts.number === '000999999991' ? ['standard', 'instant'] : ['standard'],
    default_for_currency: isDefault,
    future_requirements: noRequirements(),
    metadata: facts.metadata,
    requirements: noRequirements(),
  }
  if (isDefault) for (const other of others) world.store.update('external_account', other.id, { default_for_currency: false })
  const row = world.store.insert('external_account', account, id, bank, { number: facts.number })
  show(world, account)
  return row
}

/** The bank account that every account able to be paid out begins with. Inside a transaction. */
export function giveBankAccount(world: World, account: string): void {
  const object = world.store.get('account', account)?.object
  if (!object || bankAccountsOf(world, account).length > 0) return
  const country = object.country ?? 'US'
  const facts = { country, currency: object.default_currency ?? 'usd', ...workingNumber(country), holderName: null, holderType: null, metadata: {} }
  insertBankAccount(world, account, facts)
}

/** Changes a bank account and says so. Inside a transaction. */
export function updateBankAccount(world: World, scope: Scope, id: string, fields: Partial<Stripe.BankAccount>): BankAccountRow {
  const before = world.store.need('external_account', id)
  if (fields.default_for_currency) {
    for (const other of bankAccountsOf(world, before.account)) {
      if (other.object.currency === before.object.currency) world.store.update('external_account', other.id, { default_for_currency: false })
    }
  }
  const row = world.store.update('external_account', id, fields)
  show(world, before.account)
  const previous = recordOf(keysOf(fields), (key) => before.object[key])
  emit(world, scope, 'account.external_account.updated', row, 'external_account', previous)
  return row
}

/** Takes a bank account off its account. Inside a transaction. */
export function removeBankAccount(world: World, scope: Scope, row: BankAccountRow): void {
  world.store.remove('external_account', row.id)
  show(world, row.account)
  emit(world, scope, 'account.external_account.deleted', row, 'external_account')
}
