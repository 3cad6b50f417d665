/**
 * What Stripe still asks of an account, in words. The keys are Stripe's (docs.stripe.com/api/accounts/object#account_object-requirements); a key that is new to us
 * is written out, never hidden.
 */

const SENTENCES: [pattern: RegExp, sentence: string][] = [
  [/^external_account$/, 'A bank account for your payouts'],
  [/^business_profile\.(url|product_description)$/, 'Your website, or a description of what you sell'],
  [/^business_profile\.mcc$/, 'What kind of business you run'],
  [/^business_profile\.support_(phone|email|url|address).*$/, 'How your customers can reach you'],
  [/^business_profile\./, 'Details of your business'],
  [/^business_type$/, 'Whether you are a person or a company'],
  [/^tos_acceptance\./, 'Your agreement to Stripe’s terms'],
  [/^settings\.payments\.statement_descriptor/, 'The name your customers see on their card statements'],
  [/^company\.tax_id/, 'Your company’s tax number'],
  [/^company\.(owners|directors|executives)_provided$/, 'Confirmation that all owners and directors are named'],
  [/^company\.verification/, 'A document that proves your company exists'],
  [/^company\.address\./, 'Your company’s address'],
  [/^company\./, 'Details of your company'],
  [/verification\.(additional_)?document$|proof_of_liveness$/, 'A photo of an identity document'],
  [/\.(id_number|ssn_last_4)$/, 'A national identity number'],
  [/\.dob\./, 'A date of birth'],
  [/\.address\./, 'A home address'],
  [/\.(first_name|last_name)/, 'A full legal name'],
  [/\.(phone|email)$/, 'A phone number and an e-mail address'],
  [/\.relationship\./, 'Who represents, owns and runs the business'],
  [/^documents\./, 'A document about your business'],
  [/^(individual|representative|owners?|directors?|executives?|person_\w+)\b/, 'Details of the people behind the business'],
]

/** One sentence for each thing asked for, none twice, in Stripe's order. */
export function requirementSentences(keys: string[]): string[] {
  return [...new Set(keys.map((key) => SENTENCES.find(([pattern]) => pattern.test(key))?.[1] ?? writtenOut(key)))]
}

function writtenOut(key: string): string {
  const words = key.replaceAll(/[._]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

// docs.stripe.com/api/accounts/object#account_object-requirements-disabled_reason
const DISABLED: Record<string, string> = {
  'requirements.past_due': 'Stripe paused this account because something it asked for is overdue.',
  'requirements.pending_verification': 'Stripe is checking what you sent. There is nothing to do but wait.',
  'action_required.requested_capabilities': 'Card payments have to be requested for this account in Stripe’s dashboard.',
  under_review: 'Stripe is reviewing this account. There is nothing to do but wait.',
  listed: 'Stripe found this account on a list of prohibited persons or companies and is looking into it.',
  platform_paused: 'This account was paused. Please write to the operator of this shop.',
  'rejected.fraud': 'Stripe closed this account because it suspects fraud.',
  'rejected.terms_of_service': 'Stripe closed this account because it breaks Stripe’s terms.',
  'rejected.listed': 'Stripe closed this account because it is on a list of prohibited persons or companies.',
  'rejected.platform_fraud': 'This account was rejected because fraud is suspected.',
  'rejected.platform_terms_of_service': 'This account was rejected because it breaks the terms of this shop.',
  'rejected.incomplete_verification': 'Stripe closed this account because what it asked for never came.',
}

/** Why Stripe disabled an account, as a sentence; null when it did not. */
export function disabledSentence(reason: string | null): string | null {
  if (!reason) return null
  if (DISABLED[reason]) return DISABLED[reason]
  return reason.startsWith('rejected.') ? 'Stripe closed this account.' : `Stripe disabled this account (${reason}).`
}
