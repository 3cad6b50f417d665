import type Stripe from 'stripe'
import type { ShortBalance } from '@/sandbox/contract'

/** What is kept about an account beside the object. */
export interface AccountSecret {
  /** What becomes of a refund that the balance does not cover: the account owes it (if absent), it waits, or it is refused. */
  shortBalance?: ShortBalance
  /** What the second version of the API says of it and the first has no place for. */
  v2?: { configurations: ('merchant' | 'recipient')[]; displayName?: string; contactPhone?: string; locales?: string[]; closed?: boolean }
  /** Its secret keys may send card numbers. */
  rawCardData?: boolean
  /** When each capability was asked for after the beginning; seconds. */
  requested?: Record<string, number>
  /** The company behind it, shown only to platforms that collect what Stripe requires. */
  company?: { object: Stripe.Account.Company; taxId: string | null; isDocumentWanted: boolean }
  /** A link to the hosted form was made: from then on the owner tells, not the platform. */
  isLinked?: boolean
  /** What the account could do before its platform rejected it. */
  beforeRejection?: Pick<Stripe.Account, 'capabilities' | 'charges_enabled' | 'payouts_enabled' | 'requirements'>
}

/** What is kept about a person beside the object. */
export interface PersonSecret {
  /** The identity number, or its last four digits. */
  number: string | null
  /** The account is this person, who shows as its `individual`. */
  isIndividual: boolean
  isDocumentWanted: boolean
}
