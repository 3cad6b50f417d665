import type { CallResult, CardCall, CardChange, FrameOptions, FromFrame, StripeErrorShape } from '@/sandbox/js/wire/messages'
import { EMPTY, lost } from './element-states'
import { Emitter } from './emitter'
import { dress, type HostedFrame, openFrame } from './hosted-frame'
import { IntegrationError } from './integration-error'

type Handler = (event?: unknown) => unknown

export type ElementPort = {
  origin: string
  /** Options for the frame, read anew at every mount and update. */
  frameOptions(own: Record<string, unknown>): FrameOptions
  edited(): void
  destroyed(): void
}

// Height of the fields before the frame has measured itself, so that the page below does not jump.
const FIRST_HEIGHT = { payment: '230px', card: '44px' }

/** An element on the host page: a container, a frame in it, and the events between. */
export class CardElementHandle {
  readonly #events = new Emitter()
  readonly #port: ElementPort
  readonly #type: 'payment' | 'card'
  #options: Record<string, unknown>
  #container: HTMLElement | null = null
  #frame: HostedFrame | null = null
  #destroyed = false
  #ready = false
  #change = EMPTY
  #calls = 0
  readonly #answers = new Map<number, (answer: unknown) => void>()

  constructor(type: 'payment' | 'card', options: Record<string, unknown>, port: ElementPort) {
    this.#type = type
    this.#options = options
    this.#port = port
  }

  get _elementType(): string {
    return this.#type
  }

  get _mounted(): boolean {
    return this.#frame !== null
  }

  mount(target: string | HTMLElement): void {
    if (this.#destroyed) throw new IntegrationError('This Element has already been destroyed. Please create a new one.')
    const container = typeof target === 'string' ? document.querySelector<HTMLElement>(target) : target
    if (!container) {
      throw new IntegrationError(
        `The selector you specified (${String(target)}) applies to no DOM elements that are currently on the page. Make sure the element exists on the page before calling mount().`,
      )
    }
    if (this.#container === container && this.#frame) return
    this.unmount()
    this.#container = container
    const frame = openFrame({
      origin: this.#port.origin,
      path: '/js/payment-element',
      title: 'Secure payment input frame',
      hear: (message) => this.#hear(message),
    })
    this.#frame = frame
    // The fields' focus rings need 4 px around them; the frame takes those outside its box, so that the fields align with the page.
    // `color-scheme: light` keeps the frame see-through on dark pages; its own colours come from the appearance.
    dress(frame.iframe, {
      border: '0',
      margin: '-4px',
      padding: '0',
      width: 'calc(100% + 8px)',
      'min-width': 'calc(100% + 8px)',
      height: FIRST_HEIGHT[this.#type],
      display: 'block',
      overflow: 'hidden',
      'color-scheme': 'light only',
      'user-select': 'none',
      transition: 'height 0.2s',
    })
    const box = document.createElement('div')
    box.className = '__PrivateStripeElement'
    dress(box, { margin: '0', padding: '0', border: 'none', display: 'block', background: 'transparent', position: 'relative', opacity: '1' })
    box.append(frame.iframe)
    container.replaceChildren(box)
    this.#mark()
    frame.send({ kind: 'init', options: this.#port.frameOptions(this.#options) })
    queueMicrotask(() => this.#emit('loaderstart'))
  }

  unmount(): void {
    if (!this.#frame) return
    this.#frame.close()
    this.#frame = null
    this.#ready = false
    this.#change = EMPTY
    for (const answer of this.#answers.values()) answer(null)
    this.#answers.clear()
    this.#container?.replaceChildren()
    this.#container?.classList.remove(
      'StripeElement',
      'StripeElement--focus',
      'StripeElement--empty',
      'StripeElement--complete',
      'StripeElement--invalid',
    )
    this.#container = null
  }

  destroy(): void {
    this.unmount()
    this.#destroyed = true
    this.#port.destroyed()
  }

  update(options: Record<string, unknown>): this {
    this.#options = { ...this.#options, ...options }
    this._refresh()
    return this
  }

  /** Sends the frame its options again, after the element's or the group's changed. */
  _refresh(): void {
    this.#frame?.send({ kind: 'update', options: this.#port.frameOptions(this.#options) })
  }

  on(name: string, handler: Handler): this {
    this.#events.add(name, handler)
    // A listener that comes late (React attaches in an effect) must still learn that the element is ready.
    if (name === 'ready' && this.#ready) queueMicrotask(() => handler(this.#event()))
    return this
  }

  once(name: string, handler: Handler): this {
    if (name === 'ready' && this.#ready) queueMicrotask(() => handler(this.#event()))
    else this.#events.add(name, handler, true)
    return this
  }

  off(name: string, handler?: Handler): this {
    this.#events.remove(name, handler)
    return this
  }

  /** With cards as the only way to pay there are no tabs to collapse into; Stripe's element ignores the call then, too. */
  collapse(): this {
    return this
  }

  focus(): void {
    // The frame may only move the caret inside itself: the browser's focus has to enter the frame first.
    this.#frame?.iframe.focus()
    this.#frame?.send({ kind: 'focus' })
  }

  blur(): void {
    this.#frame?.send({ kind: 'blur' })
    this.#frame?.iframe.blur()
  }

  clear(): void {
    this.#frame?.send({ kind: 'clear' })
  }

  /** Validates the fields and shows what is wrong. */
  async _submit(): Promise<StripeErrorShape | null> {
    this.#frame?.iframe.focus()
    const answer = await this.#call((call) => ({ kind: 'submit', call }))
    return answer === null ? lost() : (answer as { error: StripeErrorShape | null }).error
  }

  /** Has the frame call the API with the card in it. */
  async _request(request: CardCall): Promise<CallResult> {
    const answer = await this.#call((call) => ({ kind: 'request', call, request }))
    return answer === null ? { ok: false, error: lost() } : (answer as { result: CallResult }).result
  }

  #call(message: (call: number) => { kind: 'submit'; call: number } | { kind: 'request'; call: number; request: CardCall }): Promise<unknown> {
    const call = ++this.#calls
    return new Promise((resolve) => {
      if (!this.#frame) {
        resolve(null)
        return
      }
      this.#answers.set(call, resolve)
      this.#frame.send(message(call))
    })
  }

  #hear(message: FromFrame): void {
    if (message.kind === 'height' && this.#frame && message.height > 0) dress(this.#frame.iframe, { height: `${message.height}px` })
    if (message.kind === 'ready') {
      this.#ready = true
      this.#emit('ready')
    }
    if (message.kind === 'loaderror') {
      // Nothing to fill in: no gap stays on the page.
      if (this.#frame) dress(this.#frame.iframe, { height: '0' })
      this.#events.emit('loaderror', { ...this.#event(), error: message.error })
    }
    if (message.kind === 'focus' || message.kind === 'blur') {
      this.#container?.classList.toggle('StripeElement--focus', message.kind === 'focus')
      this.#emit(message.kind)
    }
    if (message.kind === 'escape') this.#emit('escape')
    if (message.kind === 'edited') this.#port.edited()
    if (message.kind === 'change') this.#changed(message.change)
    if (message.kind === 'submitted' || message.kind === 'answer') {
      this.#answers.get(message.call)?.(message)
      this.#answers.delete(message.call)
    }
  }

  #changed(change: CardChange): void {
    const before = this.#change
    this.#change = change
    this.#mark()
    const isFirst = before === EMPTY && change.empty
    if (!isFirst) this.#events.emit('change', this.#type === 'payment' ? this.#paymentChange() : this.#cardChange())
  }

  #paymentChange(): object {
    const { empty, complete, country, postalCode } = this.#change
    const billingDetails = { address: { country, postalCode } }
    return { elementType: 'payment', empty, complete, collapsed: false, value: { type: 'card', ...(complete ? { billingDetails } : {}) } }
  }

  #cardChange(): object {
    const { empty, complete, brand, postalCode, error } = this.#change
    return { elementType: 'card', empty, complete, brand, error: error ?? undefined, value: { postalCode: postalCode ?? '' } }
  }

  #mark(): void {
    const classes = this.#container?.classList
    classes?.add('StripeElement')
    classes?.toggle('StripeElement--empty', this.#change.empty)
    classes?.toggle('StripeElement--complete', this.#change.complete)
    classes?.toggle('StripeElement--invalid', this.#change.error !== null)
  }

  #event(): { elementType: string } {
    return { elementType: this.#type }
  }

  #emit(name: string): void {
    this.#events.emit(name, this.#event())
  }
}
