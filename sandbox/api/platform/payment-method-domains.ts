import type Stripe from 'stripe'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { accountId } from '@/sandbox/core/ids'
import type { Tables } from '@/sandbox/core/tables'
import { invalidRequest, missing } from '@/sandbox/http/errors'
import { page } from '@/sandbox/http/pagination'
import { flag, type Infer, required, text } from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'

// Domains on which wallets may be shown [doc payments/payment-methods/pmd-registration]. With Stripe-Account they are the connected account's own, as direct
// charges need them; every domain and subdomain is registered by itself.
const URL = '/v1/payment_method_domains'
const METHODS = ['amazon_pay', 'apple_pay', 'google_pay', 'klarna', 'link', 'paypal'] as const
type Statuses = Pick<Stripe.PaymentMethodDomain, (typeof METHODS)[number]>

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
// A reserved ending that no public name server answers for, as a test's way to a domain that cannot be verified [RFC 2606].
const UNREACHABLE = /\.invalid$/

/** A domain name as it is kept: in small letters. Throws 400 for what is none. */
function domainName(sent: string): string {
  const name = sent.trim().toLowerCase()
  const labels = name.split('.')
  const isIpAddress = /^\d+(\.\d+){3}$/.test(name)
  if (labels.length >= 2 && name.length <= 253 && !isIpAddress && labels.every((label) => LABEL.test(label))) return name
  throw invalidRequest(`The domain name ${sent} is not valid. Give a domain without scheme, port or path, such as shop.example.com.`, {
    param: 'domain_name',
  })
}

/** Each method's status. Apple Pay alone looks at the domain; a test key needs no file there [doc apple-pay]. */
function statusesOf(name: string): Statuses {
  const active = { status: 'active' }
  const failed = { status: 'inactive', status_details: { error_message: `The domain ${name} could not be reached to verify it.` } }
  return {
    amazon_pay: active,
    apple_pay: UNREACHABLE.test(name) ? failed : active,
    google_pay: active,
    klarna: active,
    link: active,
    paypal: active,
  }
}

function find(call: Call): Tables['payment_method_domain'] {
  const row = call.world.store.owned('payment_method_domain', call.account, pathId(call))
  if (row) return row
  throw missing('payment_method_domain', pathId(call), 'payment_method_domain', 404)
}

const createShape = { domain_name: required(text(5000)), enabled: flag() }

/** A name that is registered already gives what there is, with the switch as it is sent now. */
function create(call: Call, params: Infer<typeof createShape>): unknown {
  const { store, clock } = call.world
  const name = domainName(params.domain_name)
  for (const row of store.newest('payment_method_domain', call.account, { by: ['domain_name', name] })) {
    return store.update('payment_method_domain', row.id, { enabled: params.enabled ?? row.object.enabled }).object
  }
  const domain: Stripe.PaymentMethodDomain = {
    id: accountId('pmd', call.account, clock.now()),
    object: 'payment_method_domain',
    created: clock.now(),
    domain_name: name,
    enabled: params.enabled ?? true,
    livemode: false,
    ...statusesOf(name),
  }
  return store.insert('payment_method_domain', call.account, domain.id, domain, {}).object
}

export const paymentMethodDomainEndpoints = [
  endpoint('POST', URL, createShape, create),
  endpoint('GET', URL, { ...listParams, domain_name: text(), enabled: flag() }, (call, { domain_name, enabled, ...params }) =>
    page(
      call.world,
      {
        table: 'payment_method_domain',
        account: call.account,
        url: URL,
        noun: 'payment_method_domain',
        by: { domain_name: domain_name?.toLowerCase() },
        where: ({ object }) => enabled === undefined || object.enabled === enabled,
      },
      params,
    ),
  ),
  endpoint('GET', `${URL}/:id`, {}, (call) => find(call).object),
  endpoint('POST', `${URL}/:id`, { enabled: flag() }, (call, { enabled }) => {
    const { id, object } = find(call)
    return call.world.store.update('payment_method_domain', id, { enabled: enabled ?? object.enabled }).object
  }),
  endpoint('POST', `${URL}/:id/validate`, {}, (call) => {
    const { id, object } = find(call)
    return call.world.store.update('payment_method_domain', id, statusesOf(object.domain_name)).object
  }),
]
