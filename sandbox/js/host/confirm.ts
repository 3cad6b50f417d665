import { isHash } from '@/sandbox/core/typed'
import { CardElementHandle } from '@/sandbox/js/host/elements/element'
import { ElementsGroup } from '@/sandbox/js/host/elements/elements'
import { type Caller, callApi } from '@/sandbox/js/wire/call-api'
import type { CallResult } from '@/sandbox/js/wire/messages'
import { billingOf, shippingOf } from './collected'
import { IntegrationError } from './integration-error'
import { afterConfirm, type IntentKind, type IntentResult, intentPath, readSecret } from './intents'

type Fields = Record<string, unknown>
export type ConfirmOptions = { elements?: ElementsGroup; clientSecret?: string; confirmParams?: Fields; redirect?: 'always' | 'if_required' }

const CALLER = { payment: 'stripe.confirmPayment()', setup: 'stripe.confirmSetup()' } as const

/**
 * `stripe.confirmPayment` and `stripe.confirmSetup`. With elements the card goes from the frame straight to the API; without, the params name a payment
 * method or a confirmation token.
 * @returns the intent with `redirect: 'if_required'`; otherwise the page leaves for `return_url` once the intent stands
 */
export async function confirmIntent(caller: Caller, kind: IntentKind, options: ConfirmOptions): Promise<IntentResult> {
  const name = CALLER[kind]
  if (!options?.elements && !options?.clientSecret)
    throw new IntegrationError(`Invalid value for ${name}: you must specify either an Elements instance or a clientSecret.`)
  const group = options.elements
  if (group !== undefined && !(group instanceof ElementsGroup))
    throw new IntegrationError(`Invalid value for ${name}: elements should be an Elements instance.`)
  const { id, secret } = readSecret(options.clientSecret ?? group?._options.clientSecret, name, kind)
  const params = options.confirmParams ?? {}
  const stays = options.redirect === 'if_required'
  if (!stays && typeof params.return_url !== 'string') {
    throw new IntegrationError(`${name}: the \`confirmParams.return_url\` argument is required unless passing \`redirect: "if_required"\`.`)
  }
  const body = { ...params, client_secret: secret, use_stripe_sdk: true }
  const answer = await (group && !params.payment_method && !params.confirmation_token
    ? withElements(group, kind, intentPath(kind, id, '/confirm'), body)
    : callApi(caller, { method: 'POST', path: intentPath(kind, id, '/confirm'), body }))
  return afterConfirm({ ...caller, locale: group?._options.locale ?? caller.locale }, kind, answer, {
    follow: true,
    returnUrl: stays ? undefined : String(params.return_url),
  })
}

async function withElements(group: ElementsGroup, kind: IntentKind, path: string, body: Fields): Promise<CallResult> {
  const element = group._paying(CALLER[kind])
  group._requireSubmit(CALLER[kind])
  const error = await group._judge()
  if (error) return { ok: false, error }
  // A SetupIntent has no shipping.
  const shipping = kind === 'payment' ? shippingOf(group._told) : undefined
  const collected = billingOf(group._told)
  return element._request({ method: 'POST', path, body: { ...(shipping && { shipping }), ...body }, cardField: 'payment_method_data', collected })
}

/**
 * The older `confirmCardPayment` and `confirmCardSetup`: a payment method's id, or a card element in `payment_method.card`.
 * @param follow false leaves challenges to the page (`handleActions: false`)
 */
export async function confirmCard(caller: Caller, kind: IntentKind, secretText: unknown, data: Fields = {}, follow = true): Promise<IntentResult> {
  const name = kind === 'payment' ? 'stripe.confirmCardPayment' : 'stripe.confirmCardSetup'
  if (data instanceof CardElementHandle) throw new IntegrationError(`Do not pass an Element to ${name}() directly.`)
  const { id, secret } = readSecret(secretText, `${name} intent secret`, kind)
  const path = intentPath(kind, id, '/confirm')
  const method = data.payment_method
  const body: Fields = { ...data, client_secret: secret, use_stripe_sdk: true }
  if (isHash(method) && method.card instanceof CardElementHandle) {
    const { payment_method, ...rest } = body
    const request = { ...rest, payment_method_data: { billing_details: method.billing_details } }
    const answer = await method.card._request({ method: 'POST', path, body: request, cardField: 'payment_method_data' })
    return afterConfirm({ ...caller, locale: method.card._locale ?? caller.locale }, kind, answer, { follow })
  }
  if (isHash(method)) {
    const { payment_method, ...rest } = body
    return afterConfirm(
      caller,
      kind,
      await callApi(caller, { method: 'POST', path, body: { ...rest, payment_method_data: { type: 'card', ...method } } }),
      { follow },
    )
  }
  return afterConfirm(caller, kind, await callApi(caller, { method: 'POST', path, body }), { follow })
}
