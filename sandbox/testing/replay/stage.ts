import { createHash } from 'node:crypto'
import { createStandaloneAccount } from '@/sandbox/accounts/accounts'
import { connectAccount } from '@/sandbox/accounts/connect'
import { isHash } from '@/sandbox/core/typed'
import type { RunningWorld } from '@/sandbox/start'
import { ID, type KnownObjects, pairIds } from './known-objects'
import type { Hash, RecordedCall } from './read-recording'

const CARD_OF_LAST4: Record<string, string> = {
  '4242': 'pm_card_visa',
  '4444': 'pm_card_mastercard',
  '0005': 'pm_card_amex',
  '0341': 'pm_card_chargeCustomerFail',
  '3155': 'pm_card_authenticationRequiredOnSetup',
  '3184': 'pm_card_authenticationRequired',
  '3220': 'pm_card_threeDSecure2Required',
}

interface Answer {
  status: number
  body: Hash
}

/** What a recorded call needs could not be made here. The reason leaves out ids, so that equal ones are counted together. */
export class CannotPrepare extends Error {
  readonly reason: string

  constructor(path: string, said: string) {
    super(`${path}: ${said}`)
    this.reason = `could not prepare ${path.replace(ID, (id) => `${kindOf(id)}_…`)}: ${said.replace(ID, '…')}`
  }
}

/** Kinds of things that recorded calls name, and whose state before cannot be made from what answers show. */
const UNPROVIDED = /^(ba|dp|du|person)_/
const kindOf = (id: string) => id.slice(0, id.indexOf('_'))

/** Stripe's own limit [doc api/idempotent_requests]. */
const LONGEST_KEY = 255

/** A key of the cassette alone: a digest where it would be too long, or cannot stand in a header. */
function keyFor(cassette: string, { idempotencyKey: key, path, status }: RecordedCall): string | null {
  if (!key) return null
  if (key.length > LONGEST_KEY && status === 200) throw new CannotPrepare(path, `its idempotency key is longer than ${LONGEST_KEY} characters`)
  const own = `${cassette}/${key}`
  const fits = own.length <= LONGEST_KEY && /^[\x20-\x7e]*$/.test(own)
  return fits || key.length > LONGEST_KEY ? own : createHash('sha256').update(own).digest('hex')
}

/** A query or body as it reads, for finding ids in it. What is no such text is left as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** A sandbox on which recorded calls are played: knows our id for each recorded one, and makes what other recordings had made before. */
export class Stage {
  private readonly sandbox: RunningWorld
  private readonly known: KnownObjects
  private readonly ours = new Map<string, string>()
  /** Ids somebody tried to make: what could not be made is left as it was recorded. */
  private readonly tried = new Set<string>()
  private accounts = 0

  constructor(sandbox: RunningWorld, known: KnownObjects) {
    this.sandbox = sandbox
    this.known = known
  }

  /** Plays one call and remembers the ids of its answer. */
  async play(call: RecordedCall, cassette: string): Promise<Answer> {
    const account = call.account && this.accountFor(call.account)
    const ids = new Set(decoded(`${call.path}?${call.query}&${call.body}`).match(ID) ?? [])
    for (const id of ids) await this.provide(id, call)
    if (call.status === 200 && call.method === 'POST' && /^\/v1\/(transfers|payouts)$/.test(call.path)) await this.provideFunds(call, account)
    const missing = call.status === 200 && [...ids].find((id) => UNPROVIDED.test(id) && !this.ours.has(id))
    if (missing) throw new CannotPrepare(call.path, `${kindOf(missing)}_… was made elsewhere`)
    const key = keyFor(cassette, call)
    const query = call.query ? `?${this.translate(call.query)}` : ''
    const answer = await this.send(call.method, this.translate(call.path) + query, this.translate(call.body), account, key)
    if (call.status === answer.status) pairIds(call.answer, answer.body, (theirs, ours) => this.ours.set(theirs, ours))
    return answer
  }

  private translate(text: string): string {
    return text.replace(ID, (id) => this.ours.get(id) ?? id)
  }

  private async send(method: string, path: string, body: string, account: string | null, key: string | null = null): Promise<Answer> {
    const headers: Record<string, string> = { Authorization: `Bearer ${this.sandbox.platform.secretKey}` }
    if (account) headers['Stripe-Account'] = account
    if (key) headers['Idempotency-Key'] = key
    if (method === 'POST') headers['Content-Type'] = 'application/x-www-form-urlencoded'
    const answer = await fetch(this.sandbox.url + path, { method, headers, ...(method === 'POST' && { body }) })
    return { status: answer.status, body: await answer.json() }
  }

  private async make(account: string | null, path: string, params: Record<string, unknown>): Promise<Hash> {
    const given = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== undefined && entry[1] !== '')
    const { status, body } = await this.send('POST', path, new URLSearchParams(given.map(([k, v]) => [k, String(v)])).toString(), account)
    if (status !== 200) throw new CannotPrepare(path, isHash(body.error) ? String(body.error.message) : `status ${status}`)
    return body
  }

  private accountFor(recorded: string): string {
    const known = this.ours.get(recorded)
    if (known) return known
    this.accounts += 1
    const { world, platform } = this.sandbox
    const email = `replay${this.accounts}@example.com`
    const made = createStandaloneAccount(world, {
      email,
      business_name: 'Example Business',
      country: 'US',
      default_currency: 'usd',
      charges_enabled: true,
    })
    if ('error' in made) throw new Error(made.error)
    world.store.transaction(() => connectAccount(world, { account: made.id, request: null }, { application: platform.clientId, scope: 'read_write' }))
    this.ours.set(recorded, made.id)
    return made.id
  }

  /** Makes the thing a call names when an answer shows it and nothing has made it here; leaves alone what was never there. */
  private async provide(id: string, call: RecordedCall): Promise<void> {
    if (this.ours.has(id) || this.tried.has(id)) return
    this.tried.add(id)
    if (id.startsWith('acct_')) {
      if (call.status === 200) this.accountFor(id)
      return
    }
    const known = this.known.get(id)
    // Seen nowhere, and the call went well: it was on the account of the call.
    if (!known && call.status !== 200) return
    const at = known ? known.account : call.account
    const account = at && this.accountFor(at)
    const facts = known?.object ?? {}
    if (id.startsWith('cus_')) this.ours.set(id, String((await this.make(account, '/v1/customers', { email: facts.email, name: facts.name })).id))
    if (id.startsWith('pm_')) await this.provideMethod(id, facts, account, call)
    if (id.startsWith('pi_')) await this.providePayment(id, facts, account, call)
    if (id.startsWith('ch_')) await this.provideCharge(id, facts, account, call)
  }

  private async idOf(value: unknown, call: RecordedCall): Promise<string | null> {
    const id = isHash(value) ? value.id : value
    if (typeof id !== 'string') return null
    await this.provide(id, call)
    return this.ours.get(id) ?? null
  }

  /** The balance was filled by charges of other recordings. */
  private async provideFunds(call: RecordedCall, account: string | null): Promise<void> {
    const params = new URLSearchParams(call.body)
    await this.make(account, '/v1/payment_intents', {
      amount: 2 * Number(params.get('amount')) + 100,
      currency: params.get('currency'),
      payment_method: 'pm_card_bypassPending',
      'allowed_payment_method_types[]': 'card',
      capture_method: 'automatic',
      confirm: 'true',
    })
  }

  private async provideMethod(id: string, facts: Hash, account: string | null, call: RecordedCall): Promise<void> {
    const last4 = isHash(facts.card) ? String(facts.card.last4 ?? '4242') : '4242'
    const named = new URLSearchParams(call.body).get('customer') ?? /\/customers\/(cus_\w+)/.exec(call.path)?.[1]
    const isToBeAttached = call.path.endsWith(`${id}/attach`)
    const customer = isToBeAttached ? null : await this.idOf(facts.customer ?? named, call)
    const test = CARD_OF_LAST4[last4] ?? 'pm_card_visa'
    const made = customer
      ? await this.make(account, `/v1/payment_methods/${test}/attach`, { customer })
      : await this.make(account, '/v1/payment_methods', { type: 'card', 'card[token]': test.replace('pm_card_', 'tok_') })
    this.ours.set(id, String(made.id))
  }

  private async providePayment(id: string, facts: Hash, account: string | null, call: RecordedCall): Promise<void> {
    const customer = await this.idOf(facts.customer, call)
    const method = customer ? await this.idOf(facts.payment_method, call) : null
    const isHeld = call.path.endsWith('/capture') || facts.status === 'requires_capture'
    const isPaid = isHeld || facts.status === 'succeeded' || facts.status === undefined
    const made = await this.make(account, '/v1/payment_intents', {
      amount: facts.amount ?? 1000,
      currency: facts.currency ?? 'usd',
      customer,
      payment_method: isPaid || facts.payment_method ? (method ?? 'pm_card_visa') : null,
      confirm: isPaid ? 'true' : null,
      'allowed_payment_method_types[]': 'card',
      capture_method: isHeld ? 'manual' : 'automatic',
      application_fee_amount: account ? facts.application_fee_amount : null,
    })
    pairIds(facts, made, (theirs, ours) => this.ours.set(theirs, ours))
    this.ours.set(id, String(made.id))
  }

  private async provideCharge(id: string, facts: Hash, account: string | null, call: RecordedCall): Promise<void> {
    const intent = isHash(facts.payment_intent) ? facts.payment_intent.id : facts.payment_intent
    const ofIntent = typeof intent === 'string' ? intent : `pi_of_${id}`
    if (!this.ours.has(ofIntent))
      await this.providePayment(ofIntent, { ...facts, status: 'succeeded', payment_method: facts.payment_method ?? null }, account, call)
    const { body } = await this.send('GET', `/v1/payment_intents/${this.ours.get(ofIntent)}`, '', account)
    if (typeof body.latest_charge === 'string') this.ours.set(id, body.latest_charge)
  }
}
