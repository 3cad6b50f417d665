import { findContainer } from '@/sandbox/js/host/container'
import { Emitter } from '@/sandbox/js/host/emitter'
import { IntegrationError } from '@/sandbox/js/host/integration-error'

type Handler = (event?: unknown) => unknown

const READY = { elementType: 'expressCheckout', availablePaymentMethods: undefined }

/** The Express Checkout Element where no wallet is to be had: it takes no room, and `ready` says so by naming no payment method. */
export class ExpressCheckoutHandle {
  readonly #events = new Emitter()
  readonly #destroyedFrom: () => void
  #container: HTMLElement | null = null
  #ready = false
  #destroyed = false

  /** `destroyed` lets the group make another one. */
  constructor(destroyed: () => void) {
    this.#destroyedFrom = destroyed
  }

  get _elementType(): string {
    return 'expressCheckout'
  }

  mount(target: string | HTMLElement): void {
    if (this.#destroyed) throw new IntegrationError('This Element has already been destroyed. Please create a new one.')
    const container = findContainer(target)
    if (this.#container === container) return
    this.unmount()
    this.#container = container
    container.replaceChildren()
    container.classList.add('StripeElement')
    queueMicrotask(() => {
      if (this.#container !== container) return
      this.#ready = true
      this.#events.emit('ready', READY)
      this.#events.emit('availablepaymentmethodschange', { elementType: 'expressCheckout', paymentMethods: undefined })
    })
  }

  unmount(): void {
    this.#container?.classList.remove('StripeElement')
    this.#container = null
    this.#ready = false
  }

  destroy(): void {
    this.unmount()
    this.#destroyed = true
    this.#destroyedFrom()
  }

  /** Buttons and their order change nothing while there are none. */
  update(): this {
    return this
  }

  on(name: string, handler: Handler): this {
    this.#events.add(name, handler)
    // As with the other elements: who listens late still learns that it is ready.
    if (name === 'ready' && this.#ready) queueMicrotask(() => handler(READY))
    return this
  }

  once(name: string, handler: Handler): this {
    if (name === 'ready' && this.#ready) queueMicrotask(() => handler(READY))
    else this.#events.add(name, handler, true)
    return this
  }

  off(name: string, handler?: Handler): this {
    this.#events.remove(name, handler)
    return this
  }
}
