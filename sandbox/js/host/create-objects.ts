import { isHash } from '@/sandbox/core/typed'
import { CardElementHandle } from '@/sandbox/js/host/elements/element'
import { ElementsGroup } from '@/sandbox/js/host/elements/elements'
import type { WalletPayer } from '@/sandbox/js/host/wallets/wallet-payer'
import { type Caller, callApi } from '@/sandbox/js/wire/call-api'
import type { BillingDetails } from '@/sandbox/js/wire/frame-options'
import type { CallResult, StripeErrorShape } from '@/sandbox/js/wire/messages'
import { billingOf, shippingOf } from './collected'
import { IntegrationError } from './integration-error'

type Fields = Record<string, unknown>
type Named<Name extends string> = Promise<{ [K in Name]: Fields } | { error: StripeErrorShape }>

async function give<Name extends string>(name: Name, answer: Promise<CallResult>): Promise<{ [K in Name]: Fields } | { error: StripeErrorShape }> {
  const result = await answer
  return result.ok ? ({ [name]: result.body } as { [K in Name]: Fields }) : { error: result.error }
}

function groupOf(options: { elements?: unknown } | undefined, caller: string): ElementsGroup {
  if (options?.elements instanceof ElementsGroup) return options.elements
  throw new IntegrationError(`Invalid value for ${caller}: elements should be an Elements instance. You specified: ${String(options?.elements)}.`)
}

/** `stripe.createConfirmationToken({ elements, params })`: what was typed, to be used once by the server. */
export async function createConfirmationToken(options: { elements: ElementsGroup; params?: Fields }): Named<'confirmationToken'> {
  const caller = 'stripe.createConfirmationToken()'
  const group = groupOf(options, caller)
  const element = group._paying(caller)
  group._requireSubmit(caller)
  const usage = group._options.setupFutureUsage ?? group._options.setup_future_usage
  const error = await group._judge()
  if (error) return { error }
  const shipping = shippingOf(group._told)
  const body = { ...(usage ? { setup_future_usage: usage } : {}), ...(shipping && { shipping }), ...options.params }
  const collected = billingOf(group._told)
  const call = { method: 'POST', path: '/v1/confirmation_tokens', body, cardField: 'payment_method_data', collected } as const
  return give('confirmationToken', element._request(call))
}

/** `stripe.createPaymentMethod` in its three forms: from a Payment Element's group, from one element, from data with a card element or a token. */
export async function createPaymentMethod(caller: Caller, options: Fields): Named<'paymentMethod'> {
  const name = 'stripe.createPaymentMethod()'
  const params = isHash(options?.params) ? options.params : {}
  if (options?.elements !== undefined) {
    const group = groupOf(options, name)
    if (group._options.paymentMethodCreation !== 'manual') {
      throw new IntegrationError(
        "Invalid value for stripe.createPaymentMethod(): the Elements instance must be created with `paymentMethodCreation: 'manual'`.",
      )
    }
    group._requireSubmit('createPaymentMethod()')
    const element = group._paying(name)
    const error = await group._judge()
    if (error) return { error }
    return give('paymentMethod', fromElement(element, params, billingOf(group._told)))
  }
  if (options?.element instanceof CardElementHandle) return give('paymentMethod', fromElement(options.element, params))
  if (options?.type === 'us_bank_account')
    return give('paymentMethod', callApi(caller, { method: 'POST', path: '/v1/payment_methods', body: options }))
  if (options?.type !== 'card') {
    throw new IntegrationError(`Invalid value for ${name}: type should be card or us_bank_account. You specified: ${String(options?.type)}.`)
  }
  if (options.card instanceof CardElementHandle) {
    const { card, type, ...rest } = options
    return give('paymentMethod', fromElement(options.card, rest))
  }
  return give('paymentMethod', callApi(caller, { method: 'POST', path: '/v1/payment_methods', body: options }))
}

const fromElement = (element: CardElementHandle | WalletPayer, body: Fields, collected?: BillingDetails): Promise<CallResult> =>
  element._request({ method: 'POST', path: '/v1/payment_methods', body, cardField: 'payment_method', ...(collected && { collected }) })

/** `stripe.createToken(cardElement, data)`: the older card token. */
export async function createToken(source: unknown, data: Fields = {}): Named<'token'> {
  if (!(source instanceof CardElementHandle)) throw new IntegrationError('You must provide a Stripe Element or a valid token type to create a Token.')
  return give('token', source._request({ method: 'POST', path: '/v1/tokens', body: { card: data }, cardField: 'token' }))
}
