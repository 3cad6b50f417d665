import type {
  StripeCardElementChangeEvent,
  StripePaymentElementAvailablePaymentMethodsChangeEvent,
  StripePaymentElementChangeEvent,
  StripePaymentElementSavedPaymentMethodRemoveEvent,
} from '@stripe/stripe-js'
import { isHash } from '@/sandbox/core/typed'
import type { CardChange, FromFrame, Way } from '@/sandbox/js/wire/messages'
import { EMPTY_CARD } from './element-states'
import { type ElementPort, FrameElement } from './frame-element'

const FRAME = { path: '/js/payment-element', title: 'Secure payment input frame' }
const FIRST_HEIGHT = { payment: '230px', card: '44px' }

const CAMEL: Record<Way, string> = { card: 'card', us_bank_account: 'usBankAccount' }

/** Which ways to pay there are, by the names that events use. Wallets that the page ruled out are not mentioned. */
function waysToPay(ways: Way[], wallets: Record<string, unknown>): Record<string, { available: boolean }> {
  const named = ['applePay', 'googlePay', 'link'].filter((name) => wallets[name] !== 'never')
  return Object.fromEntries([...ways.map((way) => [CAMEL[way], { available: true }]), ...named.map((name) => [name, { available: false }])])
}

/** The Payment Element and the older Card Element. */
export class CardElementHandle extends FrameElement<CardChange> {
  readonly #type: 'payment' | 'card'

  constructor(type: 'payment' | 'card', options: Record<string, unknown>, port: ElementPort) {
    super({ type, ...FRAME, firstHeight: FIRST_HEIGHT[type] }, EMPTY_CARD, options, port)
    this.#type = type
  }

  /** Where cards are the only way to pay there are no tabs to collapse into, and Stripe's element ignores the call, too. With two it does nothing here. */
  collapse(): this {
    return this
  }

  protected override hear(message: FromFrame<CardChange>): void {
    super.hear(message)
    if (this.#type !== 'payment') return
    if (message.kind === 'ways') {
      const paymentMethods = waysToPay(message.ways, isHash(this.options.wallets) ? this.options.wallets : {})
      this.events.emit('availablepaymentmethodschange', {
        elementType: 'payment',
        paymentMethods,
      } satisfies StripePaymentElementAvailablePaymentMethodsChangeEvent)
    }
    if (message.kind === 'removed') {
      const { method, error } = message
      const outcome = error === null ? { success: true } : { success: false, error }
      this.events.emit('savedpaymentmethodremove', {
        elementType: 'payment',
        ...outcome,
        payment_method: method,
      } satisfies StripePaymentElementSavedPaymentMethodRemoveEvent)
    }
  }

  protected changeEvent(change: CardChange): StripePaymentElementChangeEvent | StripeCardElementChangeEvent {
    const { type, empty, complete, brand, country, postalCode, error, saved, save } = change
    if (this.#type === 'card') {
      const told = error ? { type: 'validation_error' as const, code: error.code ?? '', message: error.message ?? '' } : undefined
      return { elementType: 'card', empty, complete, brand, error: told, value: { postalCode: postalCode ?? '' } }
    }
    const value = {
      type,
      ...(save !== null && { savePaymentMethod: save }),
      ...(complete && !saved && type === 'card' && { billingDetails: { address: { country, postalCode } } }),
      ...(saved && { payment_method: saved }),
    }
    return { elementType: 'payment', empty, complete, collapsed: false, value }
  }
}
