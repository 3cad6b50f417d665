import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMPANY, JENNY } from '@/sandbox/testing/people'
import { type Bench, eventually, refusal, startBench } from '@/sandbox/testing/sandbox-client'

let bench: Bench
let stripe: Stripe
beforeAll(async () => {
  bench = await startBench({ asyncDelayMs: 5 })
  stripe = bench.stripe
})
afterAll(() => bench.close())

const bank = { object: 'bank_account' as const, country: 'US', currency: 'usd', routing_number: '110000000', account_number: '000123456789' }
const FIRST: Stripe.AccountCreateParams = {
  type: 'custom',
  country: 'US',
  capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
  business_profile: { url: 'https://shop.example' },
  external_account: bank,
  tos_acceptance: { date: 1_750_000_000, ip: '127.0.0.1' },
}
const due = async (id: string) => (await stripe.accounts.retrieve(id)).requirements?.currently_due ?? []
const REPRESENTATIVE = { ...JENNY, relationship: { representative: true, title: 'Owner', owner: true, percent_ownership: 60 } }

/** The account once the looking has ended, well or not. */
const judged = (id: string) =>
  eventually(async () => {
    const account = await stripe.accounts.retrieve(id)
    return account.requirements?.disabled_reason !== 'requirements.pending_verification' && account.details_submitted ? account : null
  })

describe('an individual', () => {
  test('is told of the account, shown with it, and verified', async () => {
    const account = await stripe.accounts.create({ ...FIRST, business_type: 'individual', individual: { first_name: 'Jenny', dob: JENNY.dob } })
    expect(account.individual).toMatchObject({ object: 'person', first_name: 'Jenny', dob: JENNY.dob, relationship: { representative: true } })
    expect(account.requirements?.currently_due).toContain('individual.ssn_last_4')
    expect(account.requirements?.currently_due).not.toContain('individual.dob.day')
    expect(account.individual?.requirements?.currently_due).toContain('ssn_last_4')
    await stripe.accounts.update(account.id, { individual: JENNY })
    const done = await judged(account.id)
    expect(done).toMatchObject({ charges_enabled: true, individual: { ssn_last_4_provided: true, verification: { status: 'verified' } } })
    expect((await stripe.accounts.listPersons(account.id)).data.map((person) => person.id)).toEqual([done.individual?.id])
    expect((await refusal(stripe.accounts.createPerson(account.id, JENNY))).statusCode).toBe(400)
    expect((await refusal(stripe.accounts.deletePerson(account.id, String(done.individual?.id)))).statusCode).toBe(400)
  })

  test.each([
    ['another birthday', { dob: { day: 2, month: 3, year: 1980 } }],
    ['an address that does not match', { address: { ...JENNY.address, line1: 'address_no_match' } }],
    ['a number of somebody else', { id_number: '111111111' }],
  ])('with %s has to show a document', async (_name, doubt) => {
    const { id } = await stripe.accounts.create({ ...FIRST, business_type: 'individual', individual: { ...JENNY, ...doubt } })
    const doubted = await judged(id)
    expect(doubted).toMatchObject({ charges_enabled: false, individual: { verification: { status: 'unverified' } } })
    expect(doubted.requirements).toMatchObject({
      currently_due: ['individual.verification.document'],
      errors: [{ code: 'verification_document_not_uploaded', requirement: 'individual.verification.document' }],
    })
    const show = (front: string) => stripe.accounts.update(id, { individual: { verification: { document: { front } } } })
    expect((await refusal(show('file_nowhere'))).code).toBe('resource_missing')
    await show('file_identity_document_failure')
    expect((await judged(id)).requirements?.currently_due).toEqual(['individual.verification.document'])
    await show('file_identity_document_success')
    expect((await judged(id)).charges_enabled).toBe(true)
  })

  test('is nobody where the account is a company, and not shown where Stripe collects', async () => {
    const wrong = stripe.accounts.create({ ...FIRST, business_type: 'company', individual: JENNY })
    expect((await refusal(wrong)).param).toBe('individual')
    const express = await stripe.accounts.create({ type: 'express', business_type: 'individual', individual: { first_name: 'Jenny' } })
    expect(express.individual).toBeUndefined()
    expect(express.requirements?.currently_due).not.toContain('individual.first_name')
    const back = { return_url: 'http://localhost/back', refresh_url: 'http://localhost/again', type: 'account_onboarding' as const }
    await stripe.accountLinks.create({ account: express.id, ...back })
    const late = stripe.accounts.update(express.id, { individual: { last_name: 'Rosen' } })
    expect((await refusal(late)).param).toBe('individual')
  })
})

describe('a company', () => {
  test('needs a representative, who has requirements of their own', async () => {
    const { id } = await stripe.accounts.create({ ...FIRST, business_type: 'company' })
    expect(await due(id)).toEqual(expect.arrayContaining(['company.tax_id', 'company.owners_provided', 'representative.first_name']))
    const told = await stripe.accounts.update(id, { company: COMPANY })
    expect(told.company).toMatchObject({ name: 'Example Goods Inc.', tax_id_provided: true, owners_provided: true })
    expect((await due(id)).filter((name) => name.startsWith('company.'))).toEqual([])

    const { ssn_last_4: number, ...rest } = REPRESENTATIVE
    const person = await stripe.accounts.createPerson(id, { ...rest, metadata: { desk: '7' } })
    expect(person).toMatchObject({ account: id, relationship: { representative: true, percent_ownership: 60 }, metadata: { desk: '7' } })
    expect(person.requirements?.currently_due).toEqual(['ssn_last_4'])
    expect(await due(id)).toEqual([`${person.id}.ssn_last_4`])
    const page = await fetch(`${bench.sandbox.url}/dashboard/${bench.sandbox.platform.accountId}/connect/accounts/${id}`)
    expect(await page.text()).toMatch(new RegExp(`Jenny Rosen.*${person.id}.*Representative, Owner.*Unverified.*ssn_last_4`, 's'))
    expect((await refusal(stripe.accounts.createPerson(id, REPRESENTATIVE))).param).toBe('relationship[representative]')
    await stripe.accounts.updatePerson(id, person.id, { ssn_last_4: number })
    expect((await judged(id)).charges_enabled).toBe(true)
    expect((await stripe.accounts.retrievePerson(id, person.id)).verification?.status).toBe('verified')
    expect((await refusal(stripe.accounts.deletePerson(id, person.id))).message).toContain('represented')
  })

  test('has further persons, listed by what they are', async () => {
    const { id } = await stripe.accounts.create({ ...FIRST, business_type: 'company' })
    const first = await stripe.accounts.createPerson(id, REPRESENTATIVE)
    const owner = await stripe.accounts.createPerson(id, { first_name: 'Ada', relationship: { owner: true } })
    const director = await stripe.accounts.createPerson(id, { first_name: 'Max', relationship: { director: true } })
    const names = async (relationship?: Stripe.AccountListPersonsParams.Relationship) =>
      (await stripe.accounts.listPersons(id, { relationship })).data.map((person) => person.id)
    expect(await names()).toEqual([director.id, owner.id, first.id])
    expect(await names({ owner: true })).toEqual([owner.id, first.id])
    expect(await names({ director: true })).toEqual([director.id])
    expect(await stripe.accounts.deletePerson(id, director.id)).toMatchObject({ id: director.id, deleted: true })
    expect((await refusal(stripe.accounts.retrievePerson(id, director.id))).statusCode).toBe(404)
    const on = { stripeAccount: id }
    const events = (await stripe.events.list({ types: ['person.created', 'person.deleted'], limit: 10 }, on)).data
    expect(events.map((event) => event.type)).toEqual(['person.deleted', 'person.created', 'person.created', 'person.created'])
  })

  test('that is not who it says has to show a document', async () => {
    const { id } = await stripe.accounts.create({ ...FIRST, business_type: 'company', company: { ...COMPANY, tax_id: '111111111' } })
    await stripe.accounts.createPerson(id, REPRESENTATIVE)
    expect((await judged(id)).requirements?.currently_due).toEqual(['company.verification.document'])
    const file = await stripe.files.create({
      purpose: 'additional_verification',
      file: { data: Buffer.from('%PDF-1.4'), name: 'register.pdf', type: 'application/pdf' },
    })
    await stripe.accounts.update(id, { company: { verification: { document: { front: file.id } } } })
    expect((await judged(id)).charges_enabled).toBe(true)
  })
})

test('persons are their platform’s business only', async () => {
  const foreign = await bench.seller()
  expect((await refusal(stripe.accounts.createPerson(foreign, JENNY))).statusCode).toBe(403)
  expect((await refusal(stripe.accounts.listPersons(foreign))).statusCode).toBe(403)
  const { id } = await stripe.accounts.create({ ...FIRST, business_type: 'company' })
  expect((await refusal(stripe.accounts.createPerson(id, { ssn_last_4: '12' }))).param).toBe('ssn_last_4')
  expect((await refusal(stripe.accounts.createPerson(id, { relationship: { percent_ownership: 101 } }))).param).toBe(
    'relationship[percent_ownership]',
  )
})
