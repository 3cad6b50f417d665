import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bench, clientOf, refusal, startBench } from '@/sandbox/testing/sandbox-client'

const CALLBACK = 'http://localhost:3999/connected'
let bench: Bench

interface Platform {
  account_id: string
  secret_key: string
  client_id: string
}

beforeAll(async () => {
  bench = await startBench()
})
afterAll(() => bench.close())

async function platform(name: string): Promise<Platform> {
  const body = JSON.stringify({ name, redirect_uris: [CALLBACK] })
  const answer = await fetch(`${bench.sandbox.url}/_sandbox/platforms`, { method: 'POST', body })
  expect(answer.status).toBe(200)
  return (await answer.json()) as Platform
}

/** The owner signs in and lets a platform in; gives the code. */
async function consent(clientId: string, owner: { email: string; password: string; id: string }): Promise<string> {
  const query = new URLSearchParams({ response_type: 'code', client_id: clientId, scope: 'read_write', redirect_uri: CALLBACK })
  const press = (fields: Record<string, string>, cookie = '') =>
    fetch(`${bench.sandbox.url}/oauth/authorize?${query}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: bench.sandbox.url, cookie },
      body: new URLSearchParams(fields),
    })
  const signedIn = await press({ action: 'sign-in', email: owner.email, password: owner.password })
  const cookie = String(signedIn.headers.get('set-cookie')?.split(';')[0])
  const back = new URL(String((await press({ action: 'connect', account: owner.id }, cookie)).headers.get('location')))
  return String(back.searchParams.get('code'))
}

async function owner() {
  const body = JSON.stringify({ email: 'owner@example.com', business_name: 'Two Doors', password: 'correct horse' })
  const answer = await fetch(`${bench.sandbox.url}/_sandbox/accounts`, { method: 'POST', body })
  return (await answer.json()) as { id: string; email: string; password: string }
}

test('one account, two platforms: each has its own tokens, and losing one leaves the other', async () => {
  const [market, books] = [await platform('Market'), await platform('Book Keeper')]
  const seller = await owner()
  const of = (each: Platform) => clientOf({ url: bench.sandbox.url, platform: { secretKey: each.secret_key } })
  const code = await consent(market.client_id, seller)
  await expect(of(books).oauth.token({ grant_type: 'authorization_code', code })).rejects.toThrow('does not belong to you')
  const first = await of(market).oauth.token({ grant_type: 'authorization_code', code })
  const second = await of(books).oauth.token({ grant_type: 'authorization_code', code: await consent(books.client_id, seller) })
  expect([first.stripe_user_id, second.stripe_user_id]).toEqual([seller.id, seller.id])
  expect(second.access_token).not.toBe(first.access_token)
  const on = { stripeAccount: seller.id }
  const customer = await of(market).customers.create({ email: 'buyer@example.com' }, on)
  expect((await of(books).customers.retrieve(customer.id, {}, on)).id).toBe(customer.id)
  await of(market).oauth.deauthorize({ client_id: market.client_id, stripe_user_id: seller.id })
  expect(await refusal(of(market).customers.retrieve(customer.id, {}, on))).toMatchObject({ statusCode: 403, code: 'account_invalid' })
  expect((await refusal(clientOf(bench.sandbox, first.access_token).balance.retrieve())).statusCode).toBe(401)
  expect((await of(books).customers.retrieve(customer.id, {}, on)).id).toBe(customer.id)
  expect((await clientOf(bench.sandbox, second.access_token).accounts.retrieveCurrent()).id).toBe(seller.id)
  expect((await of(books).accounts.list()).data.map(({ id }) => id)).toEqual([seller.id])
})

test('platforms see and change only accounts of their own', async () => {
  const market = await platform('Third')
  const stripe = clientOf({ url: bench.sandbox.url, platform: { secretKey: market.secret_key } })
  const mine = await stripe.accounts.create({ type: 'express' })
  expect((await refusal(bench.stripe.accounts.retrieve(mine.id))).code).toBe('account_invalid')
  expect((await refusal(stripe.accounts.retrieve(await bench.seller()))).code).toBe('account_invalid')
  expect((await stripe.accounts.list()).data.map(({ id }) => id)).toEqual([mine.id])
})
