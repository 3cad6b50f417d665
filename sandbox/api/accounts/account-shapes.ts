import { checkCapability } from '@/sandbox/accounts/capabilities'
import { invalidRequest } from '@/sandbox/http/errors'
import type { Raw } from '@/sandbox/http/form'
import { clearableText, flag, hash, integer, metadata, oneOf, type Spec, text, unsupported } from '@/sandbox/http/params'
import { accountPayoutsShape } from '@/sandbox/money/payout-settings'
import { bank } from './external-accounts'
import { companyShape, personShape } from './person-shapes'

const profileShape = hash({
  mcc: clearableText(4),
  name: clearableText(150),
  product_description: clearableText(),
  support_email: clearableText(),
  support_phone: clearableText(),
  support_url: clearableText(),
  url: clearableText(),
})
const settingsShape = hash({
  card_payments: hash({ statement_descriptor_prefix: clearableText(10) }),
  payments: hash({ statement_descriptor: text(22) }),
  payouts: hash(accountPayoutsShape),
})

/** Capabilities by name, each `{requested}`. Throws 400 for names that do not exist. */
const capabilities: Spec<Record<string, boolean>> = {
  parse: (raw: Raw, path) => {
    if (typeof raw !== 'object' || Array.isArray(raw)) throw invalidRequest('Invalid object', { param: path })
    const wanted: Record<string, boolean> = {}
    for (const [name, each] of Object.entries(raw)) {
      checkCapability(name, `${path}[${name}]`)
      const { requested } = hash({ requested: flag() }).parse(each, `${path}[${name}]`)
      if (requested !== undefined) wanted[name] = requested
    }
    return wanted
  },
}

/** What can be written about an account at any time. */
export const writableShape = {
  account_token: text(),
  business_profile: profileShape,
  business_type: oneOf('company', 'government_entity', 'individual', 'non_profit'),
  capabilities,
  company: hash(companyShape),
  default_currency: text(3),
  documents: unsupported(),
  email: text(800),
  external_account: bank,
  groups: unsupported(),
  individual: hash(personShape),
  metadata: metadata(),
  settings: settingsShape,
  tos_acceptance: hash({ date: integer({ min: 1 }), ip: text(45), service_agreement: oneOf('full', 'recipient'), user_agent: text() }),
}

/** What a new account is told. */
export const createShape = {
  ...writableShape,
  controller: hash({
    fees: hash({ payer: oneOf('account', 'application') }),
    losses: hash({ payments: oneOf('application', 'stripe') }),
    requirement_collection: oneOf('application', 'stripe'),
    stripe_dashboard: hash({ type: oneOf('express', 'full', 'none') }),
  }),
  country: text(2),
  type: oneOf('custom', 'express', 'standard'),
}
