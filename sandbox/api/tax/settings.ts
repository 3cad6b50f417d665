import type Stripe from 'stripe'
import { type Call, endpoint } from '@/sandbox/api/endpoint'
import { invalidRequest } from '@/sandbox/http/errors'
import { hash, type Infer, oneOf, text } from '@/sandbox/http/params'
import { addressShape } from '@/sandbox/http/shapes'
import { TAX_CODES } from '@/sandbox/tax/tax-rates'
import { changeTaxSettings, taxSettingsOf } from '@/sandbox/tax/tax-settings'

const updateShape = {
  defaults: hash({ tax_behavior: oneOf('exclusive', 'inclusive', 'inferred_by_currency'), tax_code: text() }),
  head_office: hash({ address: hash(addressShape) }),
}

/** An address with every line that was not given null. */
export function wholeAddress(given: Infer<typeof addressShape>): Stripe.Address {
  const { city = null, country = null, line1 = null, line2 = null, postal_code = null, state = null } = given
  return { city, country, line1, line2, postal_code, state }
}

function update(call: Call, { defaults, head_office: office }: Infer<typeof updateShape>): Stripe.Tax.Settings {
  if (defaults?.tax_code && !TAX_CODES[defaults.tax_code])
    throw invalidRequest(`No such tax code: '${defaults.tax_code}'`, { param: 'defaults[tax_code]' })
  const country = office?.address?.country
  if (office && !country) throw invalidRequest('Missing required param: head_office[address][country].', { param: 'head_office[address][country]' })
  const before = taxSettingsOf(call.world, call.account)
  return changeTaxSettings(call.world, call, {
    ...(defaults && { defaults: { ...before.defaults, ...defaults } }),
    ...(office && { head_office: { address: wholeAddress(office.address ?? {}) } }),
  })
}

export const taxSettingEndpoints = [
  endpoint('GET', '/v1/tax/settings', {}, (call) => taxSettingsOf(call.world, call.account)),
  endpoint('POST', '/v1/tax/settings', updateShape, update),
]
