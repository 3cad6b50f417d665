import { afterAll, expect, test } from 'vitest'
import { JENNY } from '@/sandbox/testing/people'
import { eventually, refusal, startBench } from '@/sandbox/testing/sandbox-client'

const bench = await startBench({ asyncDelayMs: 1 })
const { stripe } = bench
afterAll(() => bench.close())

const bank = { country: 'US', currency: 'usd', account_holder_name: 'Jenny Rosen', routing_number: '110000000', account_number: '000123456789' }

test('an account is told by tokens: who stands behind it, and where its money goes', async () => {
  const told = await stripe.tokens.create({ account: { business_type: 'individual', individual: JENNY, tos_shown_and_accepted: true } })
  expect(told).toMatchObject({ object: 'token', type: 'account', used: false })
  expect(JSON.stringify(told)).not.toContain('Jenny')
  const money = await stripe.tokens.create({ bank_account: bank })
  expect(money).toMatchObject({
    type: 'bank_account',
    bank_account: { last4: '6789', routing_number: '110000000', account_holder_name: 'Jenny Rosen' },
  })
  expect(money.bank_account).not.toHaveProperty('account')
  const { id } = await stripe.accounts.create({
    type: 'custom',
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    business_profile: { url: 'https://shop.example' },
    account_token: told.id,
    external_account: money.id,
  })
  const account = await eventually(async () => {
    const now = await stripe.accounts.retrieve(id)
    return now.payouts_enabled && now
  })
  expect(account).toMatchObject({ business_type: 'individual', individual: { first_name: JENNY.first_name }, charges_enabled: true })
  expect(account.external_accounts?.data).toMatchObject([{ last4: '6789', account_holder_name: 'Jenny Rosen', default_for_currency: true }])
  expect((await stripe.tokens.retrieve(told.id)).used).toBe(true)
})

test('tokens of accounts, persons and banks work once, each for its own', async () => {
  const person = await stripe.tokens.create({ person: { first_name: 'Jane', last_name: 'Doe', relationship: { owner: true } } })
  expect(person.type).toBe('person')
  const { id } = await stripe.accounts.create({ type: 'custom', business_type: 'company' })
  const made = await stripe.accounts.createPerson(id, { person_token: person.id })
  expect(made).toMatchObject({ first_name: 'Jane', relationship: { owner: true } })
  expect(await refusal(stripe.accounts.createPerson(id, { person_token: person.id }))).toMatchObject({ code: 'token_already_used' })
  const second = await stripe.tokens.create({ person: { first_name: 'Janet' } })
  expect(await stripe.accounts.updatePerson(id, made.id, { person_token: second.id })).toMatchObject({ first_name: 'Janet', last_name: 'Doe' })

  const other = await stripe.tokens.create({ person: { first_name: 'Jo' } })
  expect(await refusal(stripe.accounts.update(id, { account_token: other.id }))).toMatchObject({ code: 'resource_missing', param: 'account_token' })
  expect(await refusal(stripe.customers.create({ source: other.id }))).toMatchObject({ code: 'resource_missing', param: 'source' })
  const account = await stripe.tokens.create({ account: { business_type: 'company' } })
  const twice = await refusal(stripe.accounts.update(id, { account_token: account.id, business_type: 'company' }))
  expect(twice).toMatchObject({ statusCode: 400, param: 'business_type' })
  const money = await stripe.tokens.create({ bank_account: bank })
  expect(await stripe.accounts.createExternalAccount(id, { external_account: money.id })).toMatchObject({ account: id, last4: '6789' })
  expect(await refusal(stripe.accounts.createExternalAccount(id, { external_account: money.id }))).toMatchObject({ code: 'token_already_used' })
  expect(await stripe.accounts.createExternalAccount(id, { external_account: 'btok_us_verified' })).toMatchObject({ last4: '6789' })
})

test('what a token tells is checked when it is made', async () => {
  const short = stripe.tokens.create({ bank_account: { ...bank, routing_number: '11' } })
  expect(await refusal(short)).toMatchObject({ code: 'routing_number_invalid', param: 'bank_account[routing_number]' })
  expect(await refusal(stripe.tokens.create({ account: { nobody: '1' } } as never))).toMatchObject({ param: 'account[nobody]' })
  expect(await refusal(stripe.tokens.create({ person: { first_name: 'Jo' }, bank_account: bank }))).toMatchObject({ statusCode: 400 })
})
