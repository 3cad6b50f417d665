import type Stripe from 'stripe'
import type { DisputeKind } from '@/sandbox/contract'
import type { Tables } from '@/sandbox/core/tables'
import { recordOf } from '@/sandbox/core/typed'

const DAY = 86_400
const ANSWER_DAYS = 9

/** What the issuer says a dispute is about; an inquiry asks before it takes money. */
export interface DisputeFacts {
  reason: string
  /** The network's own code, e.g. Visa's 10.4 for fraud. */
  networkCode: string | null
  inquiry: boolean
  /** Nothing can be said against it: the money is gone. */
  final?: true
  /** The network settled it by itself, without a fee: it has ended when it is heard of. */
  prevented?: true
}

const chargeback = (reason: string, networkCode: string | null): DisputeFacts => ({ reason, networkCode, inquiry: false })

/** Every reason of a dispute [sdk] with Visa's own code where it has one, the inquiry, and the dispute that was prevented. */
export const TEST_DISPUTES: Record<DisputeKind, DisputeFacts> = {
  fraudulent: chargeback('fraudulent', '10.4'),
  product_not_received: chargeback('product_not_received', '13.1'),
  product_unacceptable: chargeback('product_unacceptable', '13.3'),
  subscription_canceled: chargeback('subscription_canceled', '13.2'),
  credit_not_processed: chargeback('credit_not_processed', '13.6'),
  duplicate: chargeback('duplicate', '12.6.1'),
  unrecognized: chargeback('unrecognized', null),
  general: chargeback('general', null),
  noncompliant: chargeback('noncompliant', null),
  customer_initiated: chargeback('customer_initiated', null),
  bank_cannot_process: chargeback('bank_cannot_process', null),
  check_returned: chargeback('check_returned', null),
  debit_not_authorized: chargeback('debit_not_authorized', null),
  incorrect_account_details: chargeback('incorrect_account_details', null),
  insufficient_funds: chargeback('insufficient_funds', null),
  inquiry: { reason: 'fraudulent', networkCode: null, inquiry: true },
  prevented: { ...chargeback('fraudulent', '10.4'), prevented: true },
}

/** The customer's bank takes a debit back. Such disputes cannot be answered [doc payments/ach-direct-debit#disputed-payments]. */
export const DEBIT_DISPUTE: DisputeFacts = { reason: 'debit_not_authorized', networkCode: null, inquiry: false, final: true }

/** Evidence that is a text; each at most 20,000 characters [doc]. */
export const TEXT_EVIDENCE = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
  'uncategorized_text',
] as const
/** Evidence that is an uploaded file. */
export const FILE_EVIDENCE = [
  'cancellation_policy',
  'customer_communication',
  'customer_signature',
  'duplicate_charge_documentation',
  'receipt',
  'refund_policy',
  'service_documentation',
  'shipping_documentation',
  'uncategorized_file',
] as const

function emptyEvidence(charge: Stripe.Charge): Stripe.Dispute.Evidence {
  const fields = recordOf([...TEXT_EVIDENCE, ...FILE_EVIDENCE], () => null)
  const { email, name } = charge.billing_details
  return { ...fields, enhanced_evidence: {}, customer_email_address: email, customer_name: name }
}

/** The end of the ninth day, the time by which evidence must be there. Seconds. */
function dueBy(now: number): number {
  return (Math.floor(now / DAY) + ANSWER_DAYS + 1) * DAY - 1
}

function caseType(facts: DisputeFacts): Stripe.Dispute.PaymentMethodDetails.Card.CaseType {
  if (facts.prevented) return 'resolution'
  return facts.inquiry ? 'inquiry' : facts.reason === 'noncompliant' ? 'compliance' : 'chargeback'
}

/** The SDK knows these details of cards and some wallets, not of bank accounts. */
function cardDetails(charge: Tables['charge'], facts: DisputeFacts): Pick<Stripe.Dispute, 'payment_method_details'> {
  const card = charge.object.payment_method_details?.card
  if (!card) return {}
  const brand = card.brand ?? 'visa'
  const details = {
    brand,
    case_type: caseType(facts),
    network: card.network ?? brand,
    network_reason_code: facts.networkCode,
  }
  return { payment_method_details: { card: details, type: 'card' } }
}

/** A new dispute over what is left of a charge. `amount` in minor units. */
export function newDispute(
  id: string,
  charge: Tables['charge'],
  facts: DisputeFacts,
  amount: number,
  now: number,
): Omit<Stripe.Dispute, 'balance_transactions'> {
  return {
    id,
    object: 'dispute',
    amount,
    charge: charge.id,
    created: now,
    currency: charge.object.currency,
    enhanced_eligibility_types: [],
    evidence: emptyEvidence(charge.object),
    evidence_details: {
      due_by: facts.prevented ? null : dueBy(now),
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: facts.inquiry,
    livemode: false,
    metadata: {},
    network_reason_code: facts.networkCode,
    payment_intent: charge.object.payment_intent,
    ...cardDetails(charge, facts),
    reason: facts.reason,
    status: facts.prevented ? 'prevented' : facts.inquiry ? 'warning_needs_response' : 'needs_response',
  }
}
