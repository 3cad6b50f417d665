// What other programs may know of this one: the types of the package's exports, which import nothing of its inside. Bodies are as on the wire.
import type Stripe from 'stripe'
import type { DeliveryRules, DeliveryState, DisputeKind, FaultRule, FaultState, RefundDecision, RefundOutcome, ShortBalance } from './contract-rules'

export type * from './contract-rules'

export interface StartOptions {
  /** 0 or absent: any free port. */
  port?: number
  /** Absent: the two loopback addresses. */
  host?: string
  /** What browsers call it, when that is not http://localhost:PORT. */
  url?: string
  /** Absent: memory only. */
  dataDir?: string
  redirectUris?: string[]
  /** Added to every call to /v1; milliseconds. */
  delayMs?: number
  /** How late balance transactions of asynchronous captures arrive; milliseconds. */
  asyncDelayMs?: number
  /** How old an object is before search finds it. */
  searchDelayMs?: number
  /** Whether requests may ask for other versions of the API; they are answered in the shape of ours. */
  otherVersions?: boolean
  /** Whether secret keys of the platform may send card numbers; absent: as it was, at first not. */
  rawCardData?: boolean
  /** The same ids in the same order for the same calls; absent: random ones. */
  seed?: number
}

/** A local Stripe that runs in this process. */
export interface Sandbox {
  /** The origin, http://localhost:PORT. */
  url: string
  platform: { accountId: string; secretKey: string; publishableKey: string; clientId: string }
  control: ControlClient
  close(): Promise<void>
}

export interface Platform {
  account_id: string
  secret_key: string
  publishable_key: string
  client_id: string
  redirect_uris: string[]
}

export interface Settings {
  delay_ms: number
  async_delay_ms: number
  search_delay_ms: number
  keys_kept_seconds: number
  /** Whether customers and charges take tokens of cards, which accounts that Stripe opened lately do not. */
  card_tokens: boolean
  /** Whether requests may ask for other versions of the API. They are answered in the shape of ours. */
  other_versions: boolean
}

/** The world's time; seconds. */
export interface WorldTime {
  now: number
  iso: string
  ahead_seconds: number
  moving: boolean
}

/** A call to /v1. `account` is the Stripe-Account header, `status` 0 when the connection was cut, `at` the world's milliseconds. */
export interface LoggedCall {
  n: number
  method: string
  path: string
  account: string | null
  idempotency_key: string | null
  status: number
  at: number
  request_id: string
}

export interface NewAccount {
  email: string
  business_name: string
  country?: string
  default_currency?: string
  password?: string
  charges_enabled?: boolean
}

export interface AccountChange {
  charges_enabled?: boolean
  payouts_enabled?: boolean
  currently_due?: string[]
  capabilities?: Record<string, 'active' | 'inactive' | 'pending'>
  business_name?: string
  statement_descriptor?: string
  short_balance?: ShortBalance
  /** Whether secret keys of the account may send card numbers. */
  raw_card_data?: boolean
}

/** What a bank changes about a saved card: its expiry, and its number where `card` names a test card (`pm_card_mastercard`, or a number). */
export interface CardRenewal {
  exp_month: number
  exp_year: number
  card?: string
}

export interface Connection {
  account: string
  client_id: string
  scope: 'read_write' | 'read_only'
  /** Seconds; null while connected. */
  revoked_at: number | null
}

/** Objects that can be listed over all accounts. */
export interface ListedObjects {
  account: Stripe.Account
  application_fee: Stripe.ApplicationFee
  balance_transaction: Stripe.BalanceTransaction
  charge: Stripe.Charge
  customer: Stripe.Customer
  dispute: Stripe.Dispute
  payment_intent: Stripe.PaymentIntent
  payment_method: Stripe.PaymentMethod
  payout: Stripe.Payout
  refund: Stripe.Refund
  setup_intent: Stripe.SetupIntent
  transfer: Stripe.Transfer
}

/** An object with the account that has it. */
export interface Owned<T> {
  account: string
  object: T
}

/** The control API of a local Stripe. Every method rejects with the status and the sentence of a refused call. */
export interface ControlClient {
  platform(): Promise<Platform>
  settings(change?: Partial<Settings>): Promise<Settings>
  clock(): Promise<WorldTime>
  /** Moves the world's time forward; resolves when all that was due is done. */
  advance(seconds: number): Promise<WorldTime & { fired: number }>
  faults(): Promise<FaultState[]>
  addFault(rule: FaultRule): Promise<FaultState[]>
  /** Takes back every rule, or those of the accounts named. */
  clearFaults(...accounts: string[]): Promise<void>
  deliveries(): Promise<DeliveryState>
  setDeliveries(rules: Partial<DeliveryRules>): Promise<DeliveryState>
  resetDeliveries(): Promise<DeliveryState>
  resendDeliveries(event?: string): Promise<{ resent: number; succeeded: number }>
  /** Calls with a number above `after`, oldest first. */
  calls(after?: number): Promise<LoggedCall[]>
  /** How many calls there have been, those that the log has forgotten included. */
  callCount(): Promise<number>
  clearCalls(): Promise<void>
  /** A standard account with a sign-in, connected to nobody. */
  createAccount(fields: NewAccount): Promise<{ id: string; email: string; password: string }>
  changeAccount(account: string, change: AccountChange): Promise<Stripe.Account>
  /** Connects an account to the platform, or renews a connection that was revoked. */
  connect(account: string): Promise<Connection>
  /** Revokes the platform's access, as an account does in its dashboard. */
  disconnect(account: string): Promise<Connection>
  /** A bank renews a saved card, on the platform or on a connected account: `payment_method.automatically_updated`. */
  renewCard(paymentMethod: string, renewal: CardRenewal): Promise<Stripe.PaymentMethod>
  /** How the next refund of a charge goes. */
  planRefund(charge: string, plan: RefundOutcome): Promise<RefundOutcome & { charge: string }>
  /** Ends a refund, at once or later; a succeeded one can still fail. */
  decideRefund(refund: string, decision: RefundDecision): Promise<Stripe.Refund>
  /** A bank disputes a charge (`fraudulent` if absent), or a part of it. */
  openDispute(charge: string, facts?: { kind?: DisputeKind; amount?: number }): Promise<Stripe.Dispute>
  /** A bank decides a dispute, or makes one of an inquiry. A lost one can still be won. */
  decideDispute(dispute: string, verdict: 'won' | 'lost' | 'escalated'): Promise<Stripe.Dispute>
  /** The cardholder's answer to a challenge. An intent that does not wait for one is left as it is. */
  authenticate(intent: string, outcome?: 'succeeded' | 'failed'): Promise<{ id: string; status: string }>
  /** Objects of all accounts or of one, oldest first. */
  objects<N extends keyof ListedObjects>(type: N, account?: string): Promise<Owned<ListedObjects[N]>[]>
  /** One object, whoever has it; null for none. */
  object<N extends keyof ListedObjects>(type: N, id: string): Promise<ListedObjects[N] | null>
}

/**
 * Starts a local Stripe in this process (from `@souk/local-stripe`). Resolves when it answers; work that was due while it was stopped is done first thing.
 * Rejects when the port is taken or the data directory is in use.
 */
export declare function startSandbox(options?: StartOptions): Promise<Sandbox>

/**
 * A client of the control API (from `@souk/local-stripe/control`).
 * @param url the origin of a local Stripe, e.g. http://localhost:4242
 */
export declare function createControlClient(url: string): ControlClient
