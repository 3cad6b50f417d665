/**
 * What Stripe still asks of an account: topics, each of which has a name in the messages. The keys are Stripe's
 * (docs.stripe.com/api/accounts/object#account_object-requirements).
 */
const TOPICS = [
  [/^external_account$/, 'bankAccount'],
  [/^business_profile\.(url|product_description)$/, 'website'],
  [/^business_profile\.mcc$/, 'industry'],
  [/^business_profile\.support_(phone|email|url|address).*$/, 'supportContact'],
  [/^business_profile\./, 'businessDetails'],
  [/^business_type$/, 'businessType'],
  [/^tos_acceptance\./, 'terms'],
  [/^settings\.payments\.statement_descriptor/, 'statementDescriptor'],
  [/^company\.tax_id/, 'taxNumber'],
  [/^company\.(owners|directors|executives)_provided$/, 'peopleProvided'],
  [/^company\.verification/, 'companyDocument'],
  [/^company\.address\./, 'companyAddress'],
  [/^company\./, 'businessDetails'],
  [/verification\.(additional_)?document$|proof_of_liveness$/, 'identityDocument'],
  [/\.(id_number|ssn_last_4)$/, 'identityNumber'],
  [/\.dob\./, 'dateOfBirth'],
  [/\.address\./, 'homeAddress'],
  [/\.(first_name|last_name)/, 'legalName'],
  [/\.(phone|email)$/, 'personContact'],
  [/\.relationship\./, 'roles'],
  [/^documents\./, 'businessDocument'],
  [/^(individual|representative|owners?|directors?|executives?|person_\w+)\b/, 'peopleDetails'],
] as const

/** One thing Stripe asks for; `other` is new to us, and `name` then says it in Stripe's words. */
export type Requirement = { topic: (typeof TOPICS)[number][1] | 'other'; name: string }

/** One topic for each thing asked for, none twice, in Stripe's order. What is new to us is named in Stripe's words, never hidden. */
export function requirementsOf(keys: string[]): Requirement[] {
  const all = keys.map((key): Requirement => {
    const topic = TOPICS.find(([pattern]) => pattern.test(key))?.[1]
    return topic ? { topic, name: '' } : { topic: 'other', name: key.replaceAll(/[._]+/g, ' ').trim() }
  })
  return [...new Map(all.map((each) => [`${each.topic} ${each.name}`, each])).values()]
}

// docs.stripe.com/api/accounts/object#account_object-requirements-disabled_reason
const DISABLED = {
  'requirements.past_due': 'pastDue',
  'requirements.pending_verification': 'pendingVerification',
  'action_required.requested_capabilities': 'notRequested',
  under_review: 'underReview',
  listed: 'listed',
  platform_paused: 'paused',
  'rejected.fraud': 'rejectedFraud',
  'rejected.terms_of_service': 'rejectedTerms',
  'rejected.listed': 'rejectedListed',
  'rejected.platform_fraud': 'rejectedHereFraud',
  'rejected.platform_terms_of_service': 'rejectedHereTerms',
  'rejected.incomplete_verification': 'rejectedIncomplete',
  'rejected.other': 'rejected',
} as const

/** Why an account cannot take payments; `other` is new to us. */
export type DisabledReason = (typeof DISABLED)[keyof typeof DISABLED] | 'other'

/**
 * Why Stripe disabled an account; null when it did not.
 * @returns also whether that is for good: nothing the seller sends Stripe opens it again
 */
export function disabledReasonOf(stripesReason: string | null): { reason: DisabledReason; isFinal: boolean } | null {
  if (!stripesReason) return null
  const isFinal = stripesReason.startsWith('rejected.')
  const known = Object.entries(DISABLED).find(([key]) => key === stripesReason)?.[1]
  return { reason: known ?? (isFinal ? 'rejected' : 'other'), isFinal }
}
