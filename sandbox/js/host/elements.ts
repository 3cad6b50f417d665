import type { Caller } from '@/sandbox/js/wire/call-api'
import type { Appearance, BillingDetails, FrameOptions, StripeErrorShape } from '@/sandbox/js/wire/messages'
import { CardElementHandle } from './element'
import { Emitter } from './emitter'
import { ExpressCheckoutHandle } from './express-checkout'
import { IntegrationError } from './integration-error'

export type ElementsOptions = {
  mode?: 'payment' | 'setup' | 'subscription'
  currency?: string
  amount?: number
  setupFutureUsage?: string | null
  setup_future_usage?: string | null
  clientSecret?: string
  customerSessionClientSecret?: string
  appearance?: Appearance
  locale?: string
  paymentMethodCreation?: string
} & Record<string, unknown>

type BillingFields = 'auto' | 'never' | { address?: 'auto' | 'never' | 'if_required' | { country?: string; postalCode?: string } }

type ElementOptions = {
  fields?: { billingDetails?: BillingFields }
  terms?: { card?: string }
  readOnly?: boolean
  business?: { name?: string }
  hidePostalCode?: boolean
  defaultValues?: { billingDetails?: BillingDetails }
}

const SECRET = /^(pi|seti)_[A-Za-z0-9]+_secret_[A-Za-z0-9]+$/

function refuse(options: ElementsOptions): void {
  if (options.paymentMethodTypes !== undefined || options.payment_method_types !== undefined) {
    throw new IntegrationError('Invalid value for elements(): `paymentMethodTypes` is no longer supported. Use `allowedPaymentMethodTypes` instead.')
  }
  if (options.clientSecret !== undefined) {
    if (options.mode) throw new IntegrationError('Invalid value for elements(): `mode` and `clientSecret` cannot be specified together.')
    if (typeof options.clientSecret !== 'string' || !SECRET.test(options.clientSecret)) {
      const form = '${' + 'id}_secret_${' + 'secret}'
      throw new IntegrationError(
        `Invalid value for elements(): clientSecret should be a client secret of the form ${form}. You specified: ${String(options.clientSecret)}.`,
      )
    }
    return
  }
  if (options.mode === undefined) return
  if (!['payment', 'setup', 'subscription'].includes(options.mode)) {
    throw new IntegrationError(
      `Invalid value for elements(): mode should be one of the following strings: payment, setup, subscription. You specified: ${options.mode}.`,
    )
  }
  if (options.mode === 'setup') return
  if (typeof options.currency !== 'string')
    throw new IntegrationError('Invalid value for elements(): currency should be string. You specified: undefined.')
  if (!Number.isInteger(options.amount)) {
    throw new IntegrationError(
      `Invalid value for elements(): amount should be a positive amount in the currency's subunit. You specified: ${options.amount}.`,
    )
  }
}

/** A group of elements that pay together. What `stripe.elements()` returns. */
export class ElementsGroup {
  readonly #caller: Caller
  readonly #events = new Emitter()
  readonly #elements = new Map<string, CardElementHandle>()
  #express: ExpressCheckoutHandle | null = null
  #options: ElementsOptions
  /** Whether `submit()` found the present values good; anything typed since takes it back. */
  _submitted = false

  constructor(caller: Caller, options: ElementsOptions) {
    refuse(options)
    this.#caller = caller
    this.#options = options
  }

  get _options(): ElementsOptions {
    return this.#options
  }

  get _isDeferred(): boolean {
    return this.#options.clientSecret === undefined
  }

  create(type: string, options: Record<string, unknown> = {}): CardElementHandle | ExpressCheckoutHandle {
    if (type === 'expressCheckout') return this.#createExpress()
    if (type !== 'payment' && type !== 'card') {
      throw new IntegrationError(`A valid Element name must be provided. Valid Elements are:\n  payment, card, expressCheckout; you passed: ${type}.`)
    }
    if (this.#elements.has(type)) throw new IntegrationError(`Can only create one Element of type ${type} through an Elements instance.`)
    if (type === 'payment' && this.#options.mode === undefined && this.#options.clientSecret === undefined) {
      throw new IntegrationError('In order to create a payment element, you must pass a clientSecret or mode when creating the Elements group.')
    }
    const element = new CardElementHandle(type, options, {
      origin: this.#caller.origin,
      frameOptions: (own) => this.#frameOptions(type, own),
      edited: () => {
        this._submitted = false
      },
      destroyed: () => {
        this.#elements.delete(type)
      },
    })
    this.#elements.set(type, element)
    return element
  }

  #createExpress(): ExpressCheckoutHandle {
    if (this.#express) throw new IntegrationError('Can only create one Element of type expressCheckout through an Elements instance.')
    this.#express = new ExpressCheckoutHandle(() => {
      this.#express = null
    })
    return this.#express
  }

  getElement(type: string | { __elementType?: string }): CardElementHandle | ExpressCheckoutHandle | null {
    // react-stripe-js hands over its component, which carries the name.
    const name = typeof type === 'string' ? type : type.__elementType
    return name === 'expressCheckout' ? this.#express : (this.#elements.get(name ?? '') ?? null)
  }

  update(options: ElementsOptions): Promise<void> {
    refuse({ ...this.#options, ...options })
    this.#options = { ...this.#options, ...options }
    this._submitted = false
    for (const element of this.#elements.values()) element._refresh()
    queueMicrotask(() => this.#events.emit('update-end'))
    return Promise.resolve()
  }

  on(name: string, handler: () => unknown): this {
    this.#events.add(name, handler)
    return this
  }

  /** The intent's own values are read when it is confirmed; there is nothing kept here that could be stale. */
  fetchUpdates(): Promise<{ error?: { message: string } }> {
    if (this._isDeferred)
      return Promise.reject(
        new IntegrationError('elements.fetchUpdates() can only be called when the Elements group was created with a clientSecret.'),
      )
    for (const element of this.#elements.values()) element._refresh()
    return Promise.resolve({})
  }

  async submit(): Promise<{ error: StripeErrorShape } | { selectedPaymentMethod: string }> {
    const error = await this._paying('elements.submit()')._submit()
    if (error) return { error }
    this._submitted = true
    return { selectedPaymentMethod: 'card' }
  }

  /** The element that holds the card. @throws IntegrationError when none is on the page */
  _paying(caller: string): CardElementHandle {
    const element = this.#elements.get('payment')
    if (!element?._mounted) {
      throw new IntegrationError(`Invalid value for ${caller}: elements should have a mounted Payment Element or Express Checkout Element.`)
    }
    return element
  }

  /** @throws IntegrationError when the page forgot `elements.submit()`, with Stripe's words */
  _requireSubmit(caller: string): void {
    if (!this._isDeferred || this._submitted) return
    throw new IntegrationError(
      `elements.submit() must be called before ${caller}. Call elements.submit() as soon as your customer presses pay, prior to any asynchronous work. Integration guide: https://stripe.com/docs/payments/accept-a-payment-deferred`,
    )
  }

  #frameOptions(element: 'payment' | 'card', raw: Record<string, unknown>): FrameOptions {
    const own = raw as ElementOptions
    const group = this.#options
    const billing = own.fields?.billingDetails
    const address = typeof billing === 'object' ? billing.address : billing
    const hidesAll = address === 'never'
    const parts = typeof address === 'object' ? address : {}
    const usage = group.setupFutureUsage ?? group.setup_future_usage
    const saves = group.mode === 'setup' || group.mode === 'subscription' || Boolean(usage) || (group.clientSecret?.startsWith('seti_') ?? false)
    const locale = group.locale ?? 'auto'
    return {
      element,
      publishableKey: this.#caller.publishableKey,
      stripeAccount: this.#caller.stripeAccount,
      apiVersion: this.#caller.apiVersion,
      locale: locale === 'auto' ? navigator.language || 'en' : locale,
      appearance: group.appearance ?? {},
      saves,
      showCountry: element === 'payment' && !hidesAll && parts.country !== 'never',
      showPostalCode: !hidesAll && parts.postalCode !== 'never' && own.hidePostalCode !== true,
      showTerms: element === 'payment' && own.terms?.card !== 'never',
      readOnly: own.readOnly === true,
      business: own.business?.name ?? null,
      customerSession: group.customerSessionClientSecret ?? null,
      defaults: own.defaultValues?.billingDetails ?? {},
    }
  }
}
