import { isHash, isKeyOf } from '@/sandbox/core/typed'
import { checkAddressOptions, checkPaymentOptions, warnOfUnknown } from '@/sandbox/js/host/check-options'
import type { Told } from '@/sandbox/js/host/collected'
import { Emitter } from '@/sandbox/js/host/emitter'
import { IntegrationError } from '@/sandbox/js/host/integration-error'
import type { WalletPayer } from '@/sandbox/js/host/wallets/wallet-payer'
import type { Caller } from '@/sandbox/js/wire/call-api'
import type { AddressMode, FrameOptions } from '@/sandbox/js/wire/frame-options'
import type { StripeErrorShape } from '@/sandbox/js/wire/messages'
import { AddressHandle } from './address-element'
import { CardElementHandle } from './element'
import { addressOptions, type Beside, cardOptions } from './element-options'
import { EmailHandle } from './email-element'
import { ExpressCheckoutHandle } from './express-checkout'
import { expressOptions } from './express-options'
import type { ElementPort } from './frame-element'
import { type ElementsOptions, refuseGroupOptions } from './group-options'
import { CREATE_OPTIONS, type ElementType, GROUP_OPTIONS } from './known-options'

type Options = Record<string, unknown>
type Typed = CardElementHandle | AddressHandle | EmailHandle
type Handle = Typed | ExpressCheckoutHandle

/** A group of elements that pay together. What `stripe.elements()` returns. */
export class ElementsGroup {
  readonly #caller: Caller
  readonly #events = new Emitter()
  /** By type; Address Elements by type and mode. In the order of their creation, which is how they are judged. */
  readonly #elements = new Map<string, Handle>()
  #options: ElementsOptions
  /** Whether `submit()` found the present values good; anything typed since takes it back. */
  _submitted = false

  constructor(caller: Caller, options: ElementsOptions) {
    refuseGroupOptions(options)
    warnOfUnknown('elements()', options, GROUP_OPTIONS)
    this.#caller = caller
    this.#options = options
  }

  get _options(): ElementsOptions {
    return this.#options
  }

  get _isDeferred(): boolean {
    return this.#options.clientSecret === undefined
  }

  create(type: string, options: Options = {}): Handle {
    if (!isKeyOf(CREATE_OPTIONS, type)) {
      const valid = Object.keys(CREATE_OPTIONS).join(', ')
      throw new IntegrationError(`A valid Element name must be provided. Valid Elements are:\n  ${valid}; you passed: ${type}.`)
    }
    warnOfUnknown('create()', options, CREATE_OPTIONS[type])
    if (type === 'address') checkAddressOptions('create()', options)
    if (type === 'payment') checkPaymentOptions('create()', options)
    const key = type === 'address' ? `address ${options.mode}` : type
    this.#refuseSecond(type, key)
    const element = this.#make(type, key, options)
    this.#elements.set(key, element)
    return element
  }

  #refuseSecond(type: ElementType, key: string): void {
    const others: Record<string, string> = { linkAuthentication: 'contactDetails', contactDetails: 'linkAuthentication' }
    if (this.#elements.has(key) || this.#elements.has(others[type] ?? '')) {
      const what = type === 'address' ? `address in ${key.split(' ')[1]} mode` : type
      throw new IntegrationError(`Can only create one Element of type ${what} through an Elements instance.`)
    }
    if (type === 'payment' && this.#options.mode === undefined && this.#options.clientSecret === undefined) {
      throw new IntegrationError('In order to create a payment element, you must pass a clientSecret or mode when creating the Elements group.')
    }
  }

  #make(type: ElementType, key: string, options: Options): Handle {
    const destroyed = (): void => {
      this.#elements.delete(key)
      this.#refreshAll()
    }
    const port: ElementPort = {
      origin: this.#caller.origin,
      locale: () => this.#options.locale,
      frameOptions: (own) => this.#frameOptions(type, own),
      edited: () => {
        this._submitted = false
      },
      placed: () => this.#refreshAll(),
      destroyed,
    }
    if (type === 'expressCheckout') return new ExpressCheckoutHandle(options, { ...port, caller: () => this.#caller, group: () => this.#options })
    if (type === 'payment' || type === 'card') return new CardElementHandle(type, options, port)
    if (type !== 'address') return new EmailHandle(type, options, port)
    const mode: AddressMode = options.mode === 'billing' ? 'shipping' : 'billing'
    const element = new AddressHandle(options, port, () => this.#address(mode))
    element.on('change', () => {
      const other = this.#address(mode)
      if (other?._state.usesOther) other._tellChange()
    })
    return element
  }

  getElement(type: string | { __elementType?: string }, options: { mode?: AddressMode } = {}): Handle | null {
    // react-stripe-js hands over its component, which carries the name.
    const name = (typeof type === 'string' ? type : type.__elementType) ?? ''
    if (name !== 'address') return this.#elements.get(name) ?? null
    if (options.mode) return this.#elements.get(`address ${options.mode}`) ?? null
    return this.#elements.get('address shipping') ?? this.#elements.get('address billing') ?? null
  }

  update(options: ElementsOptions): Promise<void> {
    refuseGroupOptions({ ...this.#options, ...options })
    warnOfUnknown('update()', options, GROUP_OPTIONS)
    this.#options = { ...this.#options, ...options }
    this._submitted = false
    this.#refreshAll()
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
    this.#refreshAll()
    return Promise.resolve({})
  }

  async submit(): Promise<{ error: StripeErrorShape } | { selectedPaymentMethod: string }> {
    const payment = this._paying('elements.submit()')
    const error = await this._judge()
    if (error) return { error }
    this._submitted = true
    return { selectedPaymentMethod: payment instanceof CardElementHandle ? payment._state.type : payment.type }
  }

  /**
   * Judges every element on the page and shows what is wrong in each; the caret goes to the first fault. Who pays by a wallet has told it everything: what
   * stands in the other elements does not count.
   */
  async _judge(): Promise<StripeErrorShape | null> {
    if (this.#wallet) return null
    const elements = this.#mounted().filter((element) => element._elementType !== 'card')
    const errors = await Promise.all(elements.map((element) => element._submit(false)))
    const first = errors.findIndex((error) => error !== null)
    await elements[first]?._submit(true)
    return errors[first] ?? null
  }

  get #wallet(): WalletPayer | null {
    const element = this.#elements.get('expressCheckout')
    return element instanceof ExpressCheckoutHandle ? element._payer : null
  }

  /** What holds the card: a wallet that has just given one, or the element to type into. @throws IntegrationError when there is neither */
  _paying(caller: string): CardElementHandle | WalletPayer {
    const wallet = this.#wallet
    if (wallet) return wallet
    const element = this.#elements.get('payment')
    if (!(element instanceof CardElementHandle) || !element._mounted) {
      throw new IntegrationError(`Invalid value for ${caller}: elements should have a mounted Payment Element or Express Checkout Element.`)
    }
    return element
  }

  /** What the elements beside the card have been told. */
  get _told(): Told {
    const mounted = this.#mounted()
    const email = mounted.find((element) => element instanceof EmailHandle)
    const payment = mounted.filter((element) => element instanceof CardElementHandle).find((element) => element._elementType === 'payment')
    return {
      email: email instanceof EmailHandle ? email._state.email : null,
      billing: this.#address('billing')?._given.value ?? null,
      shipping: this.#address('shipping')?._given.value ?? null,
      usesShipping: payment?._state.usesShipping ?? false,
    }
  }

  /** @throws IntegrationError when the page forgot `elements.submit()`, with Stripe's words */
  _requireSubmit(caller: string): void {
    if (!this._isDeferred || this._submitted) return
    throw new IntegrationError(
      `elements.submit() must be called before ${caller}. Call elements.submit() as soon as your customer presses pay, prior to any asynchronous work. Integration guide: https://stripe.com/docs/payments/accept-a-payment-deferred`,
    )
  }

  #mounted(): Typed[] {
    return [...this.#elements.values()].filter((element): element is Typed => !(element instanceof ExpressCheckoutHandle) && element._mounted)
  }

  #address(mode: AddressMode): AddressHandle | null {
    const element = this.#elements.get(`address ${mode}`)
    return element instanceof AddressHandle && element._mounted ? element : null
  }

  #refreshAll(): void {
    for (const element of this.#elements.values()) if (element._mounted) element._refresh()
  }

  #frameOptions(type: ElementType, own: Options): FrameOptions {
    const { publishableKey, stripeAccount, apiVersion } = this.#caller
    const locale = this.#options.locale ?? 'auto'
    const shared = {
      publishableKey,
      stripeAccount,
      apiVersion,
      locale: locale === 'auto' ? navigator.language || 'en' : locale,
      appearance: this.#options.appearance ?? {},
    }
    const email = this.#mounted().some((element) => element instanceof EmailHandle)
    const beside: Beside = { shipping: this.#address('shipping') !== null, billing: this.#address('billing') !== null, email }
    if (type === 'address') return { ...shared, ...addressOptions(own, this.#options, beside) }
    if (type === 'expressCheckout') return { ...shared, ...expressOptions(own, location.hostname) }
    if (type === 'payment' || type === 'card') return { ...shared, ...cardOptions(type, own, this.#options, beside) }
    return { ...shared, element: type, email: isHash(own.defaultValues) ? String(own.defaultValues.email ?? '') : '' }
  }
}
