import { createHash } from 'node:crypto'
import { COUNTRY_CARDS } from './cards-by-country'

/** A refusal by the issuer, in the words and codes of the real API. `param` is the field to blame. */
export interface Decline {
  code: 'card_declined' | 'expired_card' | 'incorrect_cvc' | 'processing_error' | 'authentication_required'
  declineCode: string
  message: string
  advice: 'try_again_later' | 'do_not_try_again' | 'confirm_card_data' | null
  networkCode: string | null
  networkAdvice: string | null
  param?: string
}

/**
 * When a card asks for 3-D Secure: never; only when the request asks for it; always; off-session only until it has been set up (and always
 * on-session); on-session only.
 */
type ChallengeRule = 'never' | 'on_request' | 'always' | 'until_set_up' | 'on_session'

/** What one test number does. */
export interface TestCard {
  number: string
  brand: string
  funding: 'credit' | 'debit' | 'prepaid'
  country: string
  challenge: ChallengeRule
  /** Refused when attached or set up. */
  onAttach?: Decline
  /** Refused when set up, but only after the challenge. */
  onSetup?: Decline
  /** Refused when charged (after the challenge, if there is one). */
  onCharge?: Decline
  blocked?: boolean
  /** Stripe's risk level is elevated; the charge succeeds. */
  isRisky?: true
  cvcCheck?: 'fail'
  postalCheck?: 'fail'
  refund?: 'pending' | 'fails'
  /** The issuer disputes every captured charge, or asks about it. */
  dispute?: 'fraudulent' | 'product_not_received' | 'inquiry'
  /** The issuer reports every captured charge as suspected fraud. */
  fraudRecord?: boolean
  availableAtOnce?: boolean
  /** 3-D Secure cannot even be started. */
  lookupFails?: boolean
}

const DECLINED = 'Your card was declined.'

function decline(declineCode: string, networkCode: string | null, advice: Decline['advice'], more: Partial<Decline> = {}): Decline {
  return { code: 'card_declined', declineCode, message: DECLINED, advice, networkCode, networkAdvice: null, ...more }
}

/** The issuer's refusal without a reason. */
export const GENERIC_DECLINE = decline('generic_decline', '01', 'try_again_later')
const FUNDS = decline('insufficient_funds', '51', 'try_again_later', { message: 'Your card has insufficient funds.', networkAdvice: '02' })
const VELOCITY_TEXT = 'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.'

/** Off-session, and the issuer wants to see the cardholder. */
export const AUTHENTICATION_REQUIRED: Decline = {
  ...decline('authentication_required', null, null),
  code: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
}

type Row = [names: string, number: string, more?: Partial<TestCard>]
const refused = (by: Decline): Partial<TestCard> => ({ onAttach: by, onCharge: by })

/** Every test card [doc testing.md]; names are those of `pm_card_*`, which some lack. */
const ROWS: Row[] = [
  ['visa us createPaymentMethod', '4242424242424242'],
  ['visa_debit', '4000056655665556', { funding: 'debit' }],
  ['mastercard', '5555555555554444', { brand: 'mastercard' }],
  ['mastercard_debit', '5200828282828210', { brand: 'mastercard', funding: 'debit' }],
  ['mastercard_prepaid', '5105105105105100', { brand: 'mastercard', funding: 'prepaid' }],
  ['amex', '378282246310005', { brand: 'amex', challenge: 'never' }],
  ['discover', '6011111111111117', { brand: 'discover' }],
  ['diners', '3056930009020004', { brand: 'diners' }],
  ['jcb', '3566002020360505', { brand: 'jcb', country: 'JP' }],
  ['unionpay', '6200000000000005', { brand: 'unionpay', country: 'CN' }],
  ['', '2223003122003222', { brand: 'mastercard' }],
  ['', '371449635398431', { brand: 'amex' }],
  ['', '6011000990139424', { brand: 'discover' }],
  ['', '6011981111111113', { brand: 'discover', funding: 'debit' }],
  ['', '36227206271667', { brand: 'diners' }],
  ['', '6200000000000047', { brand: 'unionpay', country: 'CN', funding: 'debit' }],
  ['', '6205500000000000004', { brand: 'unionpay', country: 'CN' }],
  ['visa_cartesBancaires', '4000002500001001', { country: 'FR' }],
  ['mastercard_cartesBancaires', '5555552500001001', { brand: 'mastercard', country: 'FR' }],
  ['visa_debit_eftposAuCoBranded', '4000050360000001', { country: 'AU', funding: 'debit' }],
  ['mastercard_debit_eftposAuCoBranded', '5555050360000080', { brand: 'mastercard', country: 'AU', funding: 'debit' }],
  ['debit_visaFsaProductCode debit_visaHsaProductCode', '4000051230000072', { funding: 'debit' }],
  ['mastercard_debit_mastercardFsaProductCode', '5200828282828897', { brand: 'mastercard', funding: 'debit' }],
  ...COUNTRY_CARDS.map(({ name, number, ...more }): Row => [name, number, more]),
  ['visa_chargeDeclined chargeDeclined', '4000000000000002', refused(GENERIC_DECLINE)],
  ['visa_chargeDeclinedInsufficientFunds chargeDeclinedInsufficientFunds', '4000000000009995', refused(FUNDS)],
  [
    'visa_chargeDeclinedLostCard chargeDeclinedLostCard',
    '4000000000009987',
    refused(decline('lost_card', '41', 'do_not_try_again', { networkAdvice: '01' })),
  ],
  [
    'visa_chargeDeclinedStolenCard chargeDeclinedStolenCard',
    '4000000000009979',
    refused(decline('stolen_card', '43', 'do_not_try_again', { networkAdvice: '01' })),
  ],
  [
    'chargeDeclinedExpiredCard',
    '4000000000000069',
    refused(
      decline('expired_card', '54', 'do_not_try_again', {
        code: 'expired_card',
        message: 'Your card has expired.',
        networkAdvice: '03',
        param: 'exp_month',
      }),
    ),
  ],
  [
    'chargeDeclinedIncorrectCvc',
    '4000000000000127',
    {
      cvcCheck: 'fail',
      ...refused(
        decline('incorrect_cvc', 'N7', 'confirm_card_data', {
          code: 'incorrect_cvc',
          message: "Your card's security code is incorrect.",
          networkAdvice: '03',
          param: 'cvc',
        }),
      ),
    },
  ],
  [
    'chargeDeclinedProcessingError',
    '4000000000000119',
    refused(
      decline('processing_error', '06', 'try_again_later', {
        code: 'processing_error',
        message: 'An error occurred while processing your card. Try again in a little bit.',
      }),
    ),
  ],
  [
    'visa_chargeDeclinedVelocityLimitExceeded chargeDeclinedVelocityLimitExceeded',
    '4000000000006975',
    refused(decline('card_velocity_exceeded', '61', 'try_again_later', { message: VELOCITY_TEXT, networkAdvice: '02' })),
  ],
  [
    'visa_chargeDeclinedFraudulent chargeDeclinedFraudulent radarBlock',
    '4100000000000019',
    { blocked: true, onCharge: decline('fraudulent', null, 'do_not_try_again') },
  ],
  ['riskLevelHighest', '4000000000004954', { blocked: true, onCharge: decline('fraudulent', null, 'do_not_try_again') }],
  ['riskLevelElevated', '4000000000009235', { isRisky: true }],
  ['chargeCustomerFail', '4000000000000341', { onCharge: GENERIC_DECLINE }],
  ['authenticationRequiredOnSetup', '4000002500003155', { challenge: 'until_set_up', country: 'FR' }],
  ['authenticationRequired', '4000002760003184', { challenge: 'always', country: 'DE' }],
  ['authenticationRequiredSetupForOffSession', '4000003800000446', { challenge: 'on_session', country: 'IT' }],
  ['authenticationRequiredChargeDeclinedInsufficientFunds', '4000008260003178', { challenge: 'always', country: 'GB', onCharge: FUNDS }],
  ['threeDSecure2Required', '4000000000003220', { challenge: 'always' }],
  ['threeDSecureRequired', '4000000000003063', { challenge: 'always' }],
  ['threeDSecureRequiredChargeDeclined', '4000008400001629', { challenge: 'always', onSetup: GENERIC_DECLINE, onCharge: GENERIC_DECLINE }],
  [
    'threeDSecureRequiredProcessingError',
    '4000008400001280',
    { challenge: 'always', lookupFails: true, onSetup: GENERIC_DECLINE, onCharge: GENERIC_DECLINE },
  ],
  ['threeDSecureOptional', '4000000000003055', { challenge: 'on_request' }],
  ['threeDSecureNotSupported', '378282246310005', { brand: 'amex' }],
  ['createDispute', '4000000000000259', { dispute: 'fraudulent' }],
  ['createDisputeProductNotReceived', '4000000000002685', { dispute: 'product_not_received' }],
  ['createDisputeInquiry', '4000000000001976', { dispute: 'inquiry' }],
  ['createIssuerFraudRecord', '4000000000005423', { fraudRecord: true }],
  ['pendingRefund', '4000000000007726', { refund: 'pending' }],
  ['refundFail', '4000000000005126', { refund: 'fails' }],
  ['bypassPending', '4000000000000077', { availableAtOnce: true }],
  ['bypassPendingInternational', '4000003720000278', { availableAtOnce: true, country: 'IE' }],
  ['cvcCheckFail', '4000000000000101', { cvcCheck: 'fail' }],
  ['avsZipFail', '4000000000000036', { postalCheck: 'fail' }],
]

const BY_NUMBER = new Map<string, TestCard>()
const NUMBER_OF_NAME = new Map<string, string>()
for (const [names, number, more] of ROWS) {
  if (!BY_NUMBER.has(number)) BY_NUMBER.set(number, { number, brand: 'visa', funding: 'credit', country: 'US', challenge: 'never', ...more })
  for (const name of names.split(' ')) if (name) NUMBER_OF_NAME.set(name, number)
}

/** The card of a number, if it is a test card. */
export function testCard(number: string): TestCard | undefined {
  return BY_NUMBER.get(number)
}

/** The number behind `pm_card_visa` or `tok_visa`, if there is such a name. */
export function numberOfName(id: string): string | undefined {
  return NUMBER_OF_NAME.get(id.replace(/^(pm_card|tok)_/, ''))
}

/** Whether the check digit fits (Luhn). */
export function hasValidCheckDigit(number: string): boolean {
  let sum = 0
  for (let index = 0; index < number.length; index++) {
    const digit = Number(number[number.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** The same 16 letters for the same number on every account: how a clone is recognised. */
export function fingerprint(number: string): string {
  return createHash('sha256')
    .update(`souk-sandbox ${number}`)
    .digest('base64')
    .replace(/[^a-zA-Z0-9]/g, '')
    .slice(0, 16)
}

/** Whether this use of the card needs the cardholder. `requested` is request_three_d_secure = any or challenge. */
export function needsChallenge(card: TestCard, use: { offSession: boolean; setUp: boolean; requested: boolean }): boolean {
  switch (card.challenge) {
    case 'never':
      return false
    case 'on_request':
      return use.requested && !use.offSession
    case 'always':
      return true
    case 'until_set_up':
      return !use.offSession || !use.setUp
    case 'on_session':
      return !use.offSession
  }
}
