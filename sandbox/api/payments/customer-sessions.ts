import type Stripe from 'stripe'
import { type Call, endpoint } from '@/sandbox/api/endpoint'
import { invalidRequest } from '@/sandbox/http/errors'
import { flag, hash, type Infer, integer, list, oneOf, required, text, unsupported } from '@/sandbox/http/params'
import { insertCustomerSession } from '@/sandbox/payments/customer-sessions'
import { findCustomer } from './customers'

const onOff = () => oneOf('disabled', 'enabled')
const componentsShape = {
  active_entitlements: unsupported(),
  buy_button: unsupported(),
  customer_portal: unsupported(),
  customer_sheet: unsupported(),
  mobile_payment_element: unsupported(),
  pricing_table: unsupported(),
  payment_element: hash({
    enabled: required(flag()),
    features: hash({
      payment_method_allow_redisplay_filters: list(oneOf('always', 'limited', 'unspecified')),
      payment_method_redisplay: onOff(),
      payment_method_redisplay_limit: integer({ min: 1, max: 10 }),
      payment_method_remove: onOff(),
      payment_method_save: onOff(),
      payment_method_save_usage: oneOf('off_session', 'on_session'),
    }),
  }),
}
const createShape = { components: required(hash(componentsShape)), customer: text(), customer_account: unsupported() }
type PaymentElement = Stripe.CustomerSession.Components.PaymentElement

/** What is not asked for is off: the documented defaults. */
function featuresOf(asked: NonNullable<Infer<typeof componentsShape>['payment_element']>): PaymentElement {
  if (!asked.enabled) return { enabled: false, features: null }
  const wanted = asked.features ?? {}
  const saves = wanted.payment_method_save ?? 'disabled'
  if (wanted.payment_method_save_usage && saves === 'disabled') {
    const param = 'components[payment_element][features][payment_method_save_usage]'
    throw invalidRequest('`payment_method_save_usage` can only be set when `payment_method_save` is `enabled`.', { param })
  }
  return {
    enabled: true,
    features: {
      payment_method_allow_redisplay_filters: wanted.payment_method_allow_redisplay_filters ?? ['always'],
      payment_method_redisplay: wanted.payment_method_redisplay ?? 'disabled',
      payment_method_redisplay_limit: wanted.payment_method_redisplay === 'enabled' ? (wanted.payment_method_redisplay_limit ?? 3) : null,
      payment_method_remove: wanted.payment_method_remove ?? 'disabled',
      payment_method_save: saves,
      payment_method_save_usage: wanted.payment_method_save_usage ?? null,
    },
  }
}

function create(call: Call, params: Infer<typeof createShape>): unknown {
  if (!params.customer) throw invalidRequest('Missing required param: customer.', { code: 'parameter_missing', param: 'customer' })
  const customer = findCustomer(call.world, call.account, params.customer, 'body')
  const asked = params.components.payment_element
  if (!asked) throw invalidRequest('You must enable at least one component.', { param: 'components' })
  return insertCustomerSession(call.world, call.account, customer.id, featuresOf(asked))
}

export const customerSessionEndpoints = [endpoint('POST', '/v1/customer_sessions', createShape, create)]
