import type Stripe from 'stripe'
import type { CardSecret } from '@/sandbox/core/tables'
import { invalidRequest } from '@/sandbox/http/errors'
import { fingerprint } from '@/sandbox/payments/cards'

/** How a debit of a bank account ends without money. `type` is that of the error on the intent. */
export interface DebitFailure {
  code: string
  message: string
  /** The customer's bank will take no debit from this account any more: the mandate ends. */
  endsMandate?: true
}

/** What one test account number does. */
export interface TestBank {
  number: string
  /** Refused at confirmation, before anything is sent to the bank. */
  refused?: DebitFailure
  /** Fails while it is processed. */
  fails?: DebitFailure
  /** Stays in `processing` until it is canceled. */
  endless?: true
  /** Microdeposits do not arrive. */
  noMicrodeposits?: true
  /** The customer's bank takes the money back afterwards. */
  disputed?: true
}

const BLOCKED = { code: 'payment_method_provider_decline', message: 'Stripe blocked this payment as too risky.' }
const OVER_LIMIT = {
  code: 'charge_exceeds_source_limit',
  message: 'This charge would cause you to exceed your rolling-window processing limit for this source type.',
}

/** Every test account with its name [doc payments/ach-direct-debit, testing]; names are those of `pm_usBankAccount_*`. */
const ROWS: [name: string, number: string, more?: Partial<TestBank>][] = [
  ['success', '000123456789'],
  [
    'accountClosed',
    '000111111113',
    { fails: { code: 'account_closed', message: "The customer's bank account has been closed.", endsMandate: true } },
  ],
  ['riskLevelHighest', '000000004954', { refused: BLOCKED }],
  ['noAccount', '000111111116', { fails: { code: 'no_account', message: "The customer's bank account could not be located.", endsMandate: true } }],
  [
    'insufficientFunds',
    '000222222227',
    { fails: { code: 'insufficient_funds', message: "The customer's account has insufficient funds to cover this payment." } },
  ],
  [
    'debitNotAuthorized',
    '000333333335',
    {
      fails: {
        code: 'debit_not_authorized',
        message: 'The customer has notified their bank that this payment was unauthorized.',
        endsMandate: true,
      },
    },
  ],
  [
    'invalidCurrency',
    '000444444440',
    { fails: { code: 'payment_method_currency_mismatch', message: 'The bank account cannot be debited in this currency.' } },
  ],
  ['failMicrodeposits', '000666666661', { noMicrodeposits: true }],
  ['dispute', '000555555559', { disputed: true }],
  ['processing', '000000000009', { endless: true }],
  ['weeklyLimitExceeded', '000777777771', { refused: OVER_LIMIT }],
]

const TEST_ROUTING = '110000000'
const BY_NUMBER = new Map<string, TestBank>(ROWS.map(([, number, more]) => [number, { number, ...more }]))
const NUMBER_OF_NAME = new Map(ROWS.map(([name, number]) => [`pm_usBankAccount_${name}`, number]))

/** A bank account as it was given, or as a test name stands for it. */
export interface BankDetails {
  number: string
  routing: string
  holderType: 'company' | 'individual' | null
  accountType: 'checking' | 'savings' | null
}

/** What debits of an account number do, or undefined for a number that is no test account. */
export function testBank(number: string): TestBank | undefined {
  return BY_NUMBER.get(number)
}

/** The details that a test name (`pm_usBankAccount_success`) stands for, or null. */
export function namedBank(name: string): BankDetails | null {
  const number = NUMBER_OF_NAME.get(name)
  return number ? { number, routing: TEST_ROUTING, holderType: 'individual', accountType: 'checking' } : null
}

/** Checks a typed bank account as Stripe does in test mode. `param` is the name of the hash it came in. Throws 400. */
export function checkBank(details: BankDetails, param: string): void {
  if (details.routing !== TEST_ROUTING) {
    const message = `Invalid routing number: ${details.routing}. In test mode the routing number is ${TEST_ROUTING}.`
    throw invalidRequest(message, { code: 'routing_number_invalid', param: `${param}[routing_number]` })
  }
  if (testBank(details.number)) return
  const message = 'You must use a test bank account number in test mode. Try 000123456789 or see more options at https://stripe.com/docs/testing.'
  throw invalidRequest(message, { code: 'account_number_invalid', param: `${param}[account_number]` })
}

/** The `us_bank_account` part of a PaymentMethod or of a confirmation token's preview. */
export function bankObject(details: BankDetails): Stripe.PaymentMethod.UsBankAccount {
  return {
    account_holder_type: details.holderType ?? 'individual',
    account_type: details.accountType ?? 'checking',
    bank_name: 'STRIPE TEST BANK',
    financial_connections_account: null,
    fingerprint: fingerprint(details.number),
    last4: details.number.slice(-4),
    networks: { preferred: 'ach', supported: ['ach'] },
    routing_number: details.routing,
    status_details: {},
  }
}

/** What is kept about a bank account beside the object. */
export function bankSecret(details: BankDetails): CardSecret {
  return { number: details.number, cvc: 'none', setUpForOffSession: false, consumed: false, verified: false }
}
