import type Stripe from 'stripe'
import type { AccountSecret, PersonSecret } from './account-secrets'
import type { RefundPlan } from './refund-plan'
import type { Row } from './row'
import type { TokenSecret } from './token-card'

/** What a card or bank account does, by its number, and how far it has been used. */
export interface CardSecret {
  number: string
  cvc: 'given' | 'none'
  /** Set once the card has been set up for off-session use on this account. */
  setUpForOffSession: boolean
  /** Set when a PaymentMethod without a customer has been used, shared or detached: it may not be used again [rec]. */
  consumed: boolean
  /** Of a bank account: its microdeposits were verified. */
  verified?: boolean
}

export interface ApiKey {
  id: string
  account: string
  kind: 'secret' | 'publishable' | 'oauth' | 'restricted'
  /** Of a restricted key: what it may do, by resource; what is not named it may not. */
  permissions?: Partial<Record<string, 'none' | 'read' | 'write'>>
  /** For OAuth tokens: the application they were given to. */
  application: string | null
  revoked: boolean
  /** Of a rolled key: when it ends; seconds. */
  expiresAt?: number
  name?: string
  /** Absent for the keys that an account begins with. */
  createdAt?: number
}

export interface Application {
  id: string
  account: string
  name: string
  redirectUris: string[]
}

/** The link between a platform's application and an account. Of `createdByPlatform` accounts only standard ones can be deauthorized. */
export interface Connection {
  application: string
  platform: string
  account: string
  scope: 'read_write' | 'read_only'
  createdByPlatform: boolean
  createdAt: number
  revokedAt: number | null
}

export interface AuthorizationCode {
  code: string
  application: string
  account: string
  scope: 'read_write' | 'read_only'
  redirectUri: string
  expiresAt: number
  used: boolean
}

/** A link to the hosted form, by its token. Opens once. */
interface AccountLinkSecret {
  platform: string
  returnUrl: string
  refreshUrl: string
  expiresAt: number
  used: boolean
}

/** A browser on the hosted form, by its cookie. */
export interface OnboardingVisit {
  account: string
  platform: string
  returnUrl: string
  expiresAt: number
}

export interface OAuthGrant {
  refreshToken: string
  accessToken: string
  publishableKey: string
  application: string
  account: string
  scope: 'read_write' | 'read_only'
  code: string
  revoked: boolean
}

/** A person who can sign in and owns accounts. */
export interface SignIn {
  email: string
  passwordHash: string
  accounts: string[]
}

interface Session {
  email: string
  expiresAt: number
}

export interface DeliveryAttempt {
  at: number
  requestHeaders: Record<string, string>
  /** Null when no answer came; `responseBody` then says why. */
  status: number | null
  responseBody: string
  durationMs: number
}

/** One event on its way to one endpoint. */
export interface Delivery {
  id: string
  event: string
  /** The account the event happened on; `endpoint`'s own account for platform scope. */
  eventAccount: string
  endpoint: string
  connect: boolean
  url: string
  /** Of data directories of before: the text that is posted. It follows from the event (`bodyOf`). */
  body?: string
  /** `dropped` by a switch: never sent by itself. */
  state: 'pending' | 'dropped' | 'succeeded' | 'failed'
  attempts: DeliveryAttempt[]
}

interface Timer {
  id: string
  dueMs: number
  kind: string
  payload: Record<string, string>
}

export interface SavedAnswer {
  fingerprint: string
  status: number
  body: string
  requestId: string
  createdAt: number
}

/** How an intent was confirmed, for when the cardholder comes back from the challenge. */
export interface IntentSecret {
  offSession: boolean
  returnUrl: string | null
  useStripeSdk: boolean
  /** The challenge was passed, and a manual confirmation may use that once. */
  authenticated: boolean
  /** What a bank account waits for that is being verified. */
  microdeposits?: { mandate: string; failures: number }
}

interface EndpointSecret {
  secret: string
  /** The secrets before, each good until a time in seconds; a single one in older data directories. */
  previous?: { secret: string; until: number }[] | { secret: string; until: number }
  connect: boolean
}

interface EventSecret {
  /** Endpoints that have not answered 2xx yet. */
  pending: number
  failed: number
}

/** Every table of the world: API objects first, then what only this program keeps. */
export interface Tables {
  account: Row<Stripe.Account, AccountSecret>
  person: Row<Stripe.Person, PersonSecret>
  /** A deleted customer stays, because Stripe still answers for its id. */
  customer: Row<Stripe.Customer, { deleted: boolean }>
  /** By its client secret: it has no id. */
  customer_session: Row<Stripe.CustomerSession>
  payment_method: Row<Stripe.PaymentMethod, CardSecret>
  payment_method_domain: Row<Stripe.PaymentMethodDomain>
  confirmation_token: Row<Stripe.ConfirmationToken, { card: CardSecret | null; paymentMethod: string | null }>
  token: Row<Stripe.Token, TokenSecret>
  setup_intent: Row<Stripe.SetupIntent, IntentSecret>
  mandate: Row<Stripe.Mandate>
  setup_attempt: Row<Stripe.SetupAttempt>
  payment_intent: Row<Stripe.PaymentIntent, IntentSecret>
  /** `number` decides how refunds and disputes go; `settled` once the balance transaction exists. */
  charge: Row<Stripe.Charge, { number: string; settled: boolean; refundPlan?: RefundPlan }>
  refund: Row<Stripe.Refund, { plan?: RefundPlan }>
  /** The refunds of an account that wait for its money, the oldest first. */
  short_refunds: Row<{ refunds: string[] }>
  /** The balance transactions by which its money left and came back; `final`: it can never be won. */
  dispute: Row<Omit<Stripe.Dispute, 'balance_transactions'>, { transactions: string[]; final?: true }>
  early_fraud_warning: Row<Stripe.Radar.EarlyFraudWarning>
  application_fee: Row<Omit<Stripe.ApplicationFee, 'refunds'>>
  fee_refund: Row<Stripe.FeeRefund>
  transfer: Row<Omit<Stripe.Transfer, 'reversals'>>
  transfer_reversal: Row<Stripe.TransferReversal>
  payout: Row<Stripe.Payout, { number: string }>
  /** `number` decides whether payouts arrive. */
  external_account: Row<Stripe.BankAccount, { number: string }>
  payout_settings: Row<{ minimums: Record<string, number>; delayOverride: number | null }>
  balance_transaction: Row<Stripe.BalanceTransaction, { payout: string | null }>
  event: Row<Stripe.EventBase, EventSecret>
  webhook_endpoint: Row<Stripe.WebhookEndpoint, EndpointSecret>
  tax_settings: Row<Stripe.Tax.Settings>
  tax_registration: Row<Stripe.Tax.Registration>
  tax_calculation: Row<Stripe.Tax.Calculation, { lines: Stripe.Tax.CalculationLineItem[]; transaction: string | null }>
  tax_transaction: Row<Stripe.Tax.Transaction, { lines: Stripe.Tax.TransactionLineItem[] }>
  product: Row<Stripe.Product>
  /** Decimal amounts are texts on the wire. */
  price: Row<Omit<Stripe.Price, 'unit_amount_decimal'> & { unit_amount_decimal: string | null }>
  /** `data` is the content in base 64. */
  file: Row<Stripe.File, { data: string }>
  api_key: Row<ApiKey>
  account_link: Row<AccountLinkSecret>
  login_link: Row<{ expiresAt: number }>
  onboarding_visit: Row<OnboardingVisit>
  application: Row<Application>
  connection: Row<Connection>
  authorization_code: Row<AuthorizationCode>
  oauth_grant: Row<OAuthGrant>
  sign_in: Row<SignIn>
  session: Row<Session>
  delivery: Row<Delivery>
  timer: Row<Timer>
  /** How far the world's time is ahead of the machine's. */
  world_clock: Row<{ offsetMs: number }>
  idempotency: Row<SavedAnswer>
}

export type TableName = keyof Tables
export type ObjectOf<N extends TableName> = Tables[N]['object']
export type HiddenOf<N extends TableName> = Tables[N]['hidden']
