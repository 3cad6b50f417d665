import { expect, test } from 'vitest'
import { isSomethingGone, reasonOfRefusal } from './reason-of-refusal'
import { isBuyersToSolve, isForSettings, REFUSALS, refusalTaskKey } from './refusals'

const INVALID = 'invalid_request_error'
const at = (place: 'platform' | 'account', status: number, code: string, message: string, param?: string) =>
  reasonOfRefusal({ status, code, message, param }, place)

test.each([
  ['seller_disconnected', 403, 'account_invalid', "The provided key 'sk_test_***' does not have access to account 'acct_1'.", undefined],
  [
    'platform_refused',
    400,
    'charge_invalid_parameter',
    "Stripe doesn't currently support application fees for platforms in US with connected accounts in BR.",
    'application_fee_amount',
  ],
  ['platform_refused', 400, 'application_fees_not_allowed', 'The proposed money movement could not be completed.', undefined],
  ['platform_refused', 400, INVALID, 'Your application fee cannot exceed the amount of the charge.', 'application_fee_amount'],
  ['platform_refused', 401, 'api_key_expired', 'Expired API Key provided: sk_test_***', undefined],
  ['platform_refused', 401, INVALID, 'Invalid API Key provided: sk_test_***', undefined],
  ['platform_refused', 403, INVALID, 'The provided key does not have the required permissions for this endpoint.', undefined],
  [
    'platform_refused',
    400,
    'resource_missing',
    "No such customer: 'cus_1'; a similar object exists in live mode, but a test mode key was used.",
    'customer',
  ],
  ['platform_refused', 400, INVALID, 'As per Indian regulations, export transactions require a customer name and address.', undefined],
  ['account_refused', 400, INVALID, 'As per Indian regulations, only registered Indian businesses can accept international payments.', undefined],
  ['account_refused', 400, INVALID, "This account isn't enabled to make cross border transactions.", undefined],
  [
    'account_refused',
    400,
    INVALID,
    'This Connect account cannot currently make live charges. The `requirements.disabled_reason` property says why.',
    undefined,
  ],
  ['account_refused', 400, INVALID, 'Your account cannot currently make charges. If you are a customer, contact the owner of this site.', undefined],
  ['account_refused', 400, 'testmode_charges_only', 'You can only make test charges right now.', undefined],
  ['account_refused', 400, INVALID, 'You cannot create a charge on a connected account without the `card_payments` capability enabled.', undefined],
  ['account_refused', 400, 'capability_not_active', 'The capability is not active.', undefined],
  ['account_refused', 400, 'balance_insufficient', 'Insufficient funds in your Stripe balance to refund this amount.', undefined],
  ['account_refused', 400, INVALID, 'This account has been rejected and can no longer be used.', undefined],
  ['account_refused', 400, INVALID, 'The statement descriptor must be at most 22 characters.', 'statement_descriptor'],
  ['account_refused', 400, INVALID, 'The currency provided is not supported for this account.', 'currency'],
  [
    'account_refused',
    400,
    'payment_intent_invalid_parameter',
    'The payment method type provided: card is invalid. Please ensure the provided type is activated in your dashboard.',
    'payment_method_types',
  ],
  ['amount_refused', 400, 'amount_too_small', 'Amount must convert to at least 50 cents. ¥5 converts to approximately $0.03.', 'amount'],
  [
    'amount_refused',
    400,
    'parameter_invalid_integer',
    'The amount must be greater than or equal to the minimum charge amount allowed for your account.',
    'amount',
  ],
  ['amount_refused', 400, 'amount_too_large', 'Amount must be no more than $999,999.99', 'amount'],
  ['email_refused', 400, 'email_invalid', 'Invalid email address: name@example', 'email'],
  ['card_removed', 400, 'token_already_used', 'The ConfirmationToken has already been used.', 'confirmation_token'],
  ['card_removed', 400, 'resource_missing', "No such PaymentMethod: 'pm_1'", 'payment_method'],
  ['card_removed', 400, INVALID, 'The provided PaymentMethod was previously used with a PaymentIntent, or was detached from a Customer.', undefined],
  ['not_made', 400, 'processing_error', 'There was an unexpected error while processing your request.', undefined],
  ['stripe_refused', 400, 'parameter_unknown', 'Received unknown parameter: confirm_now', 'confirm_now'],
  ['stripe_refused', 404, INVALID, 'Unrecognized request URL (POST: /v1/payment_intent).', undefined],
] as const)('a charge on a seller’s account is %s after %i %s: %s', (reason, status, code, message, param) => {
  expect(at('account', status, code, message, param)).toBe(reason)
})

test.each([
  ['platform_refused', 400, 'testmode_charges_only', 'You can only make test charges right now.'],
  ['platform_refused', 400, INVALID, 'Your account cannot currently make charges.'],
  ['stripe_refused', 400, 'account_invalid', 'The account is invalid.'],
] as const)('on our own account it is never a seller’s: %s', (reason, status, code, message) => {
  expect(at('platform', status, code, message)).toBe(reason)
})

test.each([
  [true, 'resource_missing', "No such customer: 'cus_1'", 'customer'],
  [true, 'resource_missing', "No such PaymentMethod: 'pm_1'", 'payment_method'],
  [true, INVALID, 'The customer does not have a payment method with the ID pm_1.', 'payment_method'],
  [true, INVALID, 'The provided PaymentMethod was previously used, or was detached from a Customer. It may not be used again.', undefined],
  [false, 'resource_missing', "No such customer: 'cus_1'; a similar object exists in live mode.", 'customer'],
  [false, 'amount_too_small', 'Amount must convert to at least 50 cents.', 'amount'],
] as const)('what a call was built on is gone (%s) after %s %s', (isGone, code, message, param) => {
  expect(isSomethingGone({ status: 400, code, message, param })).toBe(isGone)
})

test('every refusal that is not the bank’s or the buyer’s opens a task, except what other pages show already', () => {
  const without = Object.entries(REFUSALS).filter(([, { task }]) => task === null)
  expect(without.map(([reason]) => reason).sort()).toEqual(
    [
      'authentication_required',
      'card_declined',
      'card_removed',
      'card_unusable',
      'consent_ended',
      'email_refused',
      'not_made',
      'seller_disconnected',
    ].sort(),
  )
})

test('only what the buyer can put right asks them for another card', () => {
  expect((['card_declined', 'card_removed', 'authentication_required'] as const).map(isBuyersToSolve)).toEqual([true, true, true])
  expect((['account_refused', 'platform_refused', 'stripe_refused', 'not_made'] as const).map(isBuyersToSolve)).toEqual([false, false, false, false])
})

test('the same refusal of other amounts and ids is the same task', () => {
  const key = (message: string) => refusalTaskKey('account_refused', 'acct_1', { call: 'charge', code: INVALID, message })
  expect(key('No transfers of $5.00 to acct_7.')).toBe(key('No transfers of $9.10 to acct_8.'))
  expect(key('Not enabled.')).not.toBe(key('Rejected.'))
})

test('a refused refund is another task than a refused charge, whatever Stripe’s words', () => {
  const key = (call: 'charge' | 'refund') => refusalTaskKey('account_refused', 'acct_1', { call, code: INVALID, message: 'Rejected.' })
  expect(key('refund')).not.toBe(key('charge'))
})

test('only what is about an account or the platform’s settings makes a refused capture, cancellation or refund a task', () => {
  const isTask = (['account_refused', 'amount_refused', 'platform_refused', 'stripe_refused', 'not_made', 'seller_disconnected'] as const).map(
    isForSettings,
  )
  expect(isTask).toEqual([true, true, true, false, false, false])
})
