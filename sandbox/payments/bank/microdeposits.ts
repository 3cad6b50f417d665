import type Stripe from 'stripe'
import type { World } from '@/sandbox/core/world'
import { ApiError, invalidRequest } from '@/sandbox/http/errors'
import { nextBankingDay } from '@/sandbox/money/payout-schedule'
import type { LastError } from '@/sandbox/payments/intents'

/** How long a customer has to verify [doc payments/ach-direct-debit]. */
export const VERIFY_DAYS = 10
const MOST_FAILURES = { amounts: 3, descriptor_code: 10 }

/** What the customer says arrived: two amounts in cents, or the code of the one deposit. */
export type Proof = { amounts: number[] } | { code: string }

/** What becomes of a proof that is not simply wrong. */
export type ProofResult = 'verified' | 'attempts_exceeded' | 'timeout'

/** Stripe's test values [doc payments/ach-direct-debit#test-microdeposit-amounts]. */
const TEST_VALUES: Record<string, ProofResult> = {
  '32 45': 'verified',
  SM11AA: 'verified',
  '10 11': 'attempts_exceeded',
  SM33CC: 'attempts_exceeded',
  '40 41': 'timeout',
  SM44DD: 'timeout',
}

/** Why a verification ended without success, as the intent keeps it. */
export const VERIFICATION_ERRORS: Record<'failed' | 'attempts_exceeded' | 'timeout', LastError> = {
  failed: {
    type: 'invalid_request_error',
    code: 'payment_method_microdeposit_failed',
    message: 'Microdeposit transfers failed. Please check the account, institution and transit numbers.',
  },
  attempts_exceeded: {
    type: 'invalid_request_error',
    code: 'payment_method_microdeposit_verification_attempts_exceeded',
    message: 'You have exceeded the number of allowed verification attempts.',
  },
  timeout: {
    type: 'invalid_request_error',
    code: 'payment_method_microdeposit_verification_timeout',
    message: 'Payment method should be verified with microdeposits within the required period.',
  },
}

type Action = Stripe.PaymentIntent.NextAction & Stripe.SetupIntent.NextAction

/** What the customer does next: look at the bank statement in a day or two, then verify here or on the hosted page. */
export function microdepositAction(world: World, intent: { id: string; client_secret: string | null }): Action {
  const query = new URLSearchParams({ secret: intent.client_secret ?? '' })
  return {
    type: 'verify_with_microdeposits',
    verify_with_microdeposits: {
      // Deposits take one to two banking days.
      arrival_date: nextBankingDay(nextBankingDay(world.clock.now())),
      hosted_verification_url: `${world.url}/microdeposits/${intent.id}?${query}`,
      microdeposit_type: 'descriptor_code',
    },
  }
}

/** The proof in a request: exactly one of the two ways. Throws 400. */
export function readProof(params: { amounts?: number[]; descriptor_code?: string }): Proof {
  const { amounts, descriptor_code: code } = params
  if ((amounts === undefined) === (code === undefined)) {
    throw invalidRequest('You must provide exactly one of these parameters: amounts, descriptor_code.', { param: 'descriptor_code' })
  }
  if (code !== undefined) return { code }
  if (amounts?.length === 2) return { amounts }
  throw invalidRequest('You must provide exactly two microdeposit amounts.', {
    code: 'payment_method_microdeposit_verification_amounts_invalid',
    param: 'amounts',
  })
}

/** Judges a proof after some wrong ones, or null for another wrong one that may be followed by more. */
export function judgeProof(proof: Proof, failures: number): ProofResult | null {
  const said = 'code' in proof ? proof.code.toUpperCase() : [...proof.amounts].sort((a, b) => a - b).join(' ')
  const result = TEST_VALUES[said]
  if (result) return result
  const most = 'code' in proof ? MOST_FAILURES.descriptor_code : MOST_FAILURES.amounts
  return failures + 1 >= most ? 'attempts_exceeded' : null
}

/** The 400 for a wrong proof; that it was tried is kept. */
export function wrongProof(proof: Proof): ApiError {
  const [code, message] =
    'code' in proof
      ? ['descriptor_code_mismatch', 'The verification code provided does not match the one sent to the bank account.']
      : ['amounts_mismatch', 'The amounts provided do not match the amounts that were sent to the bank account.']
  const body = { type: 'invalid_request_error' as const, code: `payment_method_microdeposit_verification_${code}`, message }
  return new ApiError(400, body, { keepsWork: true })
}
