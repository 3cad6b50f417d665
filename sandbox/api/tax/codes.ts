import type Stripe from 'stripe'
import { endpoint, pathId } from '@/sandbox/api/endpoint'
import { missing } from '@/sandbox/http/errors'
import { listParams } from '@/sandbox/http/shapes'
import { TAX_CODES } from '@/sandbox/tax/tax-rates'
import { pageOf } from './page-of'

const CODES: Stripe.TaxCode[] = Object.entries(TAX_CODES).map(([id, { name }]) => ({
  id,
  object: 'tax_code',
  description: name,
  name,
  requirements: null,
}))

export const taxCodeEndpoints = [
  endpoint('GET', '/v1/tax_codes', listParams, (_, params) => pageOf(CODES, '/v1/tax_codes', 'tax code', params)),
  endpoint('GET', '/v1/tax_codes/:id', {}, (call) => {
    const code = CODES.find(({ id }) => id === pathId(call))
    if (code) return code
    throw missing('tax code', pathId(call), 'id', 404)
  }),
]
