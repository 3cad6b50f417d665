import type { RefusalAction } from '@/sandbox/contract'

/** An answer that refuses a call: what Stripe says, and what the dashboard calls it. `newCode` is a code that older versions lack. */
type Refusal = {
  says: string
  status: 400 | 401 | 403
  code?: string
  newCode?: { code: string; since: string }
  param?: string
  message: string
}

/**
 * Refusals that depend on what Stripe knows of an account, or of the platform's keys, and that no request of a well-behaved shop brings about here.
 * The texts are Stripe's, as shops have reported them; "[?]" marks those that are ours.
 */
const REFUSALS: Record<RefusalAction, Refusal> = {
  refuse_account_restricted: {
    says: 'Refuse: the account is restricted',
    status: 400,
    message:
      'This Connect account cannot currently make live charges. The `requirements.disabled_reason` property on the account will provide information ' +
      'about why this account is currently disabled. If you are a customer trying to make a purchase, please contact the owner of this site. Your ' +
      'transaction has not been processed.',
  },
  refuse_card_payments_inactive: {
    says: 'Refuse: the account has no card payments',
    status: 400,
    message: 'You cannot create a charge on a connected account without the `card_payments` capability enabled.',
  },
  refuse_testmode_charges_only: {
    says: 'Refuse: the account is not activated',
    status: 400,
    code: 'testmode_charges_only',
    message:
      'You can only make test charges right now. If you are the site owner, please activate your account at ' +
      'https://dashboard.stripe.com/account/details to remove this limitation. If you are a customer trying to make a purchase, please contact the ' +
      'owner of this site. Your transaction has not been processed.',
  },
  refuse_cross_border: {
    says: 'Refuse: no cross-border payments',
    status: 400,
    message:
      'This account isn’t enabled to make cross border transactions. You can enable your account at https://dashboard.stripe.com/account/international',
  },
  refuse_india_exports: {
    says: 'Refuse: no exports from India',
    status: 400,
    message:
      'As per Indian regulations, only registered Indian businesses (i.e. sole proprietorships, limited liability partnerships and companies, but not ' +
      'individuals) can accept international payments. More info here: https://stripe.com/docs/india-exports',
  },
  refuse_india_export_details: {
    says: 'Refuse: exports from India need name and address',
    status: 400,
    message:
      'As per Indian regulations, export transactions require a customer name and address. More info here: https://stripe.com/docs/india-exports',
  },
  refuse_statement_descriptor: {
    says: 'Refuse: bad statement descriptor',
    status: 400,
    param: 'statement_descriptor',
    message: 'The statement descriptor must be at most 22 characters. NOODLEFINGERS.WPCOMSTAGING.COM is 30 characters long.',
  },
  // [?]
  refuse_currency: {
    says: 'Refuse: the account cannot charge this currency',
    status: 400,
    param: 'currency',
    message: 'The currency provided is not supported for this account.',
  },
  refuse_payment_method_unactivated: {
    says: 'Refuse: cards are not activated',
    status: 400,
    code: 'payment_intent_invalid_parameter',
    param: 'payment_method_types',
    message:
      'The payment method type provided: card is invalid. Please ensure the provided type is activated in your dashboard ' +
      '(https://dashboard.stripe.com/account/payments/settings) and your account is enabled for any preview features that you are trying to use.',
  },
  refuse_amount_too_small: {
    says: 'Refuse: too small once converted',
    status: 400,
    code: 'amount_too_small',
    param: 'amount',
    message: 'Amount must convert to at least 50 cents. ¥5 converts to approximately $0.03.',
  },
  refuse_amount_too_large: {
    says: 'Refuse: too large for the account',
    status: 400,
    code: 'amount_too_large',
    param: 'amount',
    message: 'Amount must be no more than $999,999.99',
  },
  refuse_application_fee: {
    says: 'Refuse: no application fee in this country',
    status: 400,
    code: 'charge_invalid_parameter',
    param: 'application_fee_amount',
    message: 'Stripe doesn’t currently support application fees for platforms in US with connected accounts in BR.',
  },
  refuse_key_expired: {
    says: 'Refuse: the API key has expired',
    status: 401,
    code: 'api_key_expired',
    message: 'Expired API Key provided: sk_test_*****0000',
  },
  // [?]
  refuse_permission: {
    says: 'Refuse: the key lacks a permission',
    status: 403,
    message: 'The provided key does not have the required permissions for this endpoint on this account.',
  },
  refuse_livemode: {
    says: 'Refuse: an object of the other mode',
    status: 400,
    code: 'resource_missing',
    param: 'payment_method',
    message: "No such PaymentMethod: 'pm_live'; a similar object exists in live mode, but a test mode key was used to make this request.",
  },
  refuse_parameter_unknown: {
    says: 'Refuse: an unknown parameter',
    status: 400,
    code: 'parameter_unknown',
    param: 'confirm_now',
    message: 'Received unknown parameter: confirm_now',
  },
  refuse_email: {
    says: 'Refuse: an e-mail address that is none',
    status: 400,
    code: 'email_invalid',
    param: 'email',
    message: 'Invalid email address: name@example',
  },
  // [?] The code and its version are Stripe's [doc changelog/endive/2026-11-18/error-code-for-blocked-account-creation-requests].
  refuse_inactive_operation: {
    says: 'Refuse: accounts have not been made for long',
    status: 400,
    newCode: { code: 'inactive_api_operation_confirmation_required', since: '2026-11-18' },
    message:
      'This API operation has been inactive for your account. To restore access, confirm the operation in the Dashboard and retry the request.',
  },
  refuse_processing_error: {
    says: 'Refuse: an unexpected error of Stripe’s',
    status: 400,
    code: 'processing_error',
    message: 'There was an unexpected error while processing your request. Please contact support@stripe.com if the error persists.',
  },
  // The documentation of error codes has this sentence; recorded answers say `charge_disputed`.
  refuse_refund_disputed: {
    says: 'Refuse: the payment is disputed',
    status: 400,
    code: 'refund_disputed_payment',
    message: 'You cannot refund a disputed payment.',
  },
  // Which of these codes a refund gets is not established; the sentence is Stripe's.
  refuse_balance_insufficient: {
    says: 'Refuse: the balance is too low',
    status: 400,
    code: 'balance_insufficient',
    message: 'Insufficient funds in your Stripe balance to refund this amount.',
  },
  refuse_insufficient_funds: {
    says: 'Refuse: the account has no funds',
    status: 400,
    code: 'insufficient_funds',
    message: 'Insufficient funds in your Stripe balance to refund this amount.',
  },
}

const isRefusal = (action: string): action is RefusalAction => action in REFUSALS

/** What is refused by an action of a fault rule; null for every other action. */
export function refusalOf(action: string): Refusal | null {
  return isRefusal(action) ? REFUSALS[action] : null
}

/** The names of all refusals. */
export const REFUSAL_ACTIONS = Object.keys(REFUSALS) as RefusalAction[]
