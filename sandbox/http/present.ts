import type Stripe from 'stripe'
import { mainPerson, prefixOf } from '@/sandbox/accounts/account-requirements'
import { collectsRequirements } from '@/sandbox/accounts/controllers'
import type { Row } from '@/sandbox/core/row'
import type { TableName, Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'

/** A list inside an object, or an answer. */
export interface ApiList {
  object: 'list'
  data: unknown[]
  has_more: boolean
  url: string
}

/** A short list that is part of an object. */
export function inlineList(data: unknown[], url: string): ApiList {
  return { object: 'list', data: data.slice(0, 10), has_more: data.length > 10, url }
}

/** The tables whose objects have parts that are computed when read. */
const PRESENTERS: { [N in TableName]?: (world: World, row: Tables[N]) => object } = {
  account: presentAccount,
  application: (_, { id, object }) => ({ id, object: 'application', name: object.name }),
  application_fee: presentFee,
  balance_transaction: presentTransaction,
  dispute: presentDispute,
  event: (_, { object, hidden }) => ({ ...object, pending_webhooks: hidden.pending }),
  person: presentPerson,
  transfer: presentTransfer,
}

/** The API object of a row, with the parts that are computed when read. */
export function present<N extends TableName>(world: World, table: N, row: Tables[N]): object {
  return PRESENTERS[table]?.(world, row) ?? row.object
}

/** A person as the API shows it: what is due of it stands on its account. */
export function presentPerson(world: World, row: Tables['person']): Stripe.Person {
  const of = world.store.get('account', row.account)?.object.requirements
  const prefix = `${prefixOf(row)}.`
  const own = (names: string[] | null | undefined) => (names ?? []).filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
  const errors = (of?.errors ?? []).filter((error) => error.requirement.startsWith(prefix))
  const due = {
    alternatives: [],
    currently_due: own(of?.currently_due),
    errors: errors.map((error) => ({ ...error, requirement: error.requirement.slice(prefix.length) })),
    eventually_due: own(of?.eventually_due),
    past_due: own(of?.past_due),
    pending_verification: own(of?.pending_verification),
  }
  return { ...row.object, requirements: due }
}

/** An account with the people and the company behind it, where its platform collects what Stripe requires of them. */
export function presentAccount(world: World, row: Tables['account']): Stripe.Account {
  const { object, hidden } = row
  if (!collectsRequirements(object)) return object
  const individual = object.business_type === 'individual' ? mainPerson(world, object) : undefined
  return {
    ...object,
    ...(hidden.company && { company: hidden.company.object }),
    ...(individual && { individual: presentPerson(world, individual) }),
  }
}

function presentTransfer(world: World, row: Tables['transfer']): object {
  const reversals: Stripe.TransferReversal[] = []
  for (const each of world.store.newest('transfer_reversal', row.account, { by: ['transfer', row.id] })) reversals.push(each.object)
  return { ...row.object, reversals: inlineList(reversals, `/v1/transfers/${row.id}/reversals`) }
}

function presentDispute(world: World, row: Tables['dispute']): object {
  const transactions = row.hidden.transactions.flatMap((id) => world.store.get('balance_transaction', id) ?? [])
  return { ...row.object, balance_transactions: transactions.map((each) => presentTransaction(world, each)) }
}

function presentFee(world: World, row: Tables['application_fee']): object {
  return { ...row.object, refunds: inlineList(feeRefunds(world, row), `/v1/application_fees/${row.id}/refunds`) }
}

/** Refunds of one application fee, newest first. */
function feeRefunds(world: World, fee: Row<unknown>): Stripe.FeeRefund[] {
  const refunds: Stripe.FeeRefund[] = []
  for (const row of world.store.newest('fee_refund', fee.account, { by: ['fee', fee.id] })) refunds.push(row.object)
  return refunds
}

function presentTransaction(world: World, { object }: Tables['balance_transaction']): object {
  return { ...object, status: object.available_on <= world.clock.now() ? 'available' : 'pending' }
}
