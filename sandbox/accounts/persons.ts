import type Stripe from 'stripe'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { changedValues, EMPTY_ADDRESS } from '@/sandbox/http/shapes'

type PersonRow = Tables['person']
type Person = Stripe.Person

/** What is told about a person; what is absent stays as it is. Numbers are never shown again. */
export interface PersonFacts {
  fields: Partial<Pick<Person, 'email' | 'first_name' | 'last_name' | 'phone' | 'gender' | 'maiden_name' | 'nationality' | 'political_exposure'>>
  address?: Partial<Stripe.Address>
  dob?: Stripe.Person.Dob | null
  relationship?: Partial<Stripe.Person.Relationship>
  metadata?: Record<string, string>
  idNumber?: string
  ssnLast4?: string
  /** Ids of files, or Stripe's test tokens. */
  document?: { front?: string; back?: string }
}

const NOBODY: Stripe.Person.Relationship = {
  authorizer: false,
  director: false,
  executive: false,
  legal_guardian: false,
  owner: false,
  percent_ownership: null,
  representative: false,
  title: null,
}
const NOTHING_DUE = { alternatives: [], currently_due: [], errors: [], eventually_due: [], past_due: [], pending_verification: [] }
export const NO_DOCUMENT = { back: null, details: null, details_code: null, front: null }

function freshPerson(id: string, account: string, now: number): Person {
  return {
    id,
    object: 'person',
    account,
    address: EMPTY_ADDRESS,
    created: now,
    dob: { day: null, month: null, year: null },
    email: null,
    first_name: null,
    future_requirements: NOTHING_DUE,
    id_number_provided: false,
    last_name: null,
    metadata: {},
    phone: null,
    relationship: NOBODY,
    requirements: NOTHING_DUE,
    ssn_last_4_provided: false,
    verification: { additional_document: NO_DOCUMENT, details: null, details_code: null, document: NO_DOCUMENT, status: 'unverified' },
  }
}

function told(before: Person, facts: PersonFacts): Partial<Person> {
  const document = facts.document && { ...(before.verification?.document ?? NO_DOCUMENT), ...facts.document }
  return {
    ...facts.fields,
    ...(facts.address && { address: { ...EMPTY_ADDRESS, ...before.address, ...facts.address } }),
    ...(facts.dob !== undefined && { dob: facts.dob ?? { day: null, month: null, year: null } }),
    ...(facts.relationship && { relationship: { ...(before.relationship ?? NOBODY), ...facts.relationship } }),
    ...(facts.metadata && { metadata: facts.metadata }),
    ...(facts.idNumber && { id_number_provided: true }),
    // The last four digits are part of the whole number.
    ...((facts.ssnLast4 || facts.idNumber) && { ssn_last_4_provided: true }),
    ...(document && before.verification && { verification: { ...before.verification, document } }),
  }
}

/** Makes a person of an account. `isIndividual`: the account is this person. Emits `person.created`. Inside a transaction. */
export function insertPerson(world: World, scope: Scope, facts: PersonFacts, isIndividual: boolean): PersonRow {
  const id = accountId('person', scope.account, world.clock.now())
  const fresh = freshPerson(id, scope.account, world.clock.now())
  const relationship = isIndividual ? { relationship: { ...NOBODY, representative: true } } : {}
  const object = { ...fresh, ...relationship, ...told({ ...fresh, ...relationship }, facts) }
  const hidden = { number: facts.idNumber ?? facts.ssnLast4 ?? null, isIndividual, isDocumentWanted: false }
  const row = world.store.insert('person', scope.account, id, object, hidden)
  emit(world, scope, 'person.created', row, 'person')
  return row
}

/** Changes what is told about a person, and emits `person.updated` with what it was before. Inside a transaction. */
export function changePerson(world: World, scope: Scope, row: PersonRow, facts: PersonFacts): PersonRow {
  const number = facts.idNumber ?? facts.ssnLast4
  return writePerson(world, scope, row, told(row.object, facts), number ? { number } : {})
}

/** Writes fields of a person with their event, if anything differs. Inside a transaction. */
export function writePerson(
  world: World,
  scope: Scope,
  row: PersonRow,
  fields: Partial<Person>,
  hidden: Partial<PersonRow['hidden']> = {},
): PersonRow {
  const next = world.store.update('person', row.id, fields, hidden)
  const previous = changedValues(row.object, next.object)
  if (Object.keys(previous).length > 0) emit(world, scope, 'person.updated', next, 'person', previous)
  return next
}

/** Takes a person off its account. Emits `person.deleted`. Inside a transaction. */
export function removePerson(world: World, scope: Scope, row: PersonRow): void {
  world.store.remove('person', row.id)
  emit(world, scope, 'person.deleted', row, 'person')
}
