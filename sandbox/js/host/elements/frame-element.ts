import { findContainer, Place } from '@/sandbox/js/host/container'
import { Emitter } from '@/sandbox/js/host/emitter'
import { IntegrationError } from '@/sandbox/js/host/integration-error'
import type { FrameOptions } from '@/sandbox/js/wire/frame-options'
import type { CallResult, CardCall, FromFrame, StripeErrorShape, ToFrame } from '@/sandbox/js/wire/messages'
import { type ElementState, lost } from './element-states'
import { dress, type FrameKind, type HostedFrame, openFrame } from './hosted-frame'

type Handler = (event?: unknown) => unknown
type Call = Extract<ToFrame, { call: number }>
type Answer = Extract<FromFrame, { call: number }>
export type ElementPort = {
  origin: string
  /** The language the group asked for. */
  locale(): string | undefined
  /** Options for the frame, read anew at every mount and update. */
  frameOptions(own: Record<string, unknown>): FrameOptions
  edited(): void
  /** The element came onto the page or left it: others may have to show more or less. */
  placed(): void
  destroyed(): void
}

/** An element on the host page: a container, a frame in it, and the events between. What a change means is said by its kinds. */
export abstract class FrameElement<Change extends ElementState> {
  protected readonly events = new Emitter()
  protected readonly port: ElementPort
  protected options: Record<string, unknown>
  readonly #kind: FrameKind
  readonly #nothing: Change
  #change: Change
  #place: Place | null = null
  #frame: HostedFrame | null = null
  #destroyed = false
  #ready = false
  #calls = 0
  #told = ''
  readonly #answers = new Map<number, (answer: Answer | null) => void>()

  /** @param nothing the state of the element while nobody has typed into it */
  constructor(kind: FrameKind, nothing: Change, options: Record<string, unknown>, port: ElementPort) {
    this.#kind = kind
    this.#nothing = nothing
    this.#change = nothing
    this.options = options
    this.port = port
  }

  /** The change event of this kind of element. */
  protected abstract changeEvent(change: Change): object

  get _elementType(): string {
    return this.#kind.type
  }

  get _locale(): string | undefined {
    return this.port.locale()
  }

  get _mounted(): boolean {
    return this.#frame !== null
  }

  /** What the element last said of itself. */
  get _state(): Change {
    return this.#change
  }

  mount(target: string | HTMLElement): void {
    if (this.#destroyed) throw new IntegrationError('This Element has already been destroyed. Please create a new one.')
    const container = findContainer(target)
    if (this.#place?.element === container) return
    this.unmount()
    this.#place = new Place(container, this.options.classes as Record<string, string> | undefined, () => this.focus())
    const { path, title, firstHeight } = this.#kind
    const frame = openFrame({ origin: this.port.origin, path, title, hear: (message: FromFrame<Change>) => this.hear(message) })
    this.#frame = frame
    // The fields' focus rings need 4 px around them; the frame takes those outside its box, so that the fields align with the page.
    // `color-scheme: light` keeps the frame see-through on dark pages; its own colours come from the appearance.
    dress(frame.iframe, {
      border: '0',
      margin: '-4px',
      padding: '0',
      width: 'calc(100% + 8px)',
      'min-width': 'calc(100% + 8px)',
      height: firstHeight,
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
    frame.send({ kind: 'init', options: this.port.frameOptions(this.options) })
    this.port.placed()
    queueMicrotask(() => this.emit('loaderstart'))
  }

  unmount(): void {
    if (!this.#frame) return
    this.#frame.close()
    this.#frame = null
    this.#ready = false
    this.#change = this.#nothing
    for (const answer of this.#answers.values()) answer(null)
    this.#answers.clear()
    this.#place?.leave()
    this.#place = null
    this.port.placed()
  }

  destroy(): void {
    this.unmount()
    this.#destroyed = true
    this.port.destroyed()
  }

  update(options: Record<string, unknown>): this {
    this.options = { ...this.options, ...options }
    this._refresh()
    return this
  }

  /** Sends the frame its options again, after the element's or the group's changed. */
  _refresh(): void {
    this.#frame?.send({ kind: 'update', options: this.port.frameOptions(this.options) })
  }

  on(name: string, handler: Handler): this {
    this.events.add(name, handler)
    // A listener that comes late (React attaches in an effect) must still learn that the element is ready.
    if (name === 'ready' && this.#ready) queueMicrotask(() => handler(this.readyEvent()))
    return this
  }

  once(name: string, handler: Handler): this {
    if (name === 'ready' && this.#ready) queueMicrotask(() => handler(this.readyEvent()))
    else this.events.add(name, handler, true)
    return this
  }

  off(name: string, handler?: Handler): this {
    this.events.remove(name, handler)
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

  /** Judges the fields and shows what is wrong. @param focus moves the caret to the first fault */
  async _submit(focus: boolean): Promise<StripeErrorShape | null> {
    if (focus) this.#frame?.iframe.focus()
    const answer = await this.#call((call) => ({ kind: 'submit', call, focus }))
    return answer?.kind === 'submitted' ? answer.error : lost()
  }

  /** Has the frame call the API with what is in it. */
  async _request(request: CardCall): Promise<CallResult> {
    const answer = await this.#call((call) => ({ kind: 'request', call, request }))
    return answer?.kind === 'answer' ? answer.result : { ok: false, error: lost() }
  }

  #call(message: (call: number) => Call): Promise<Answer | null> {
    const call = ++this.#calls
    const frame = this.#frame
    if (!frame) return Promise.resolve(null)
    return new Promise((resolve) => {
      this.#answers.set(call, resolve)
      frame.send(message(call))
    })
  }

  protected hear(message: FromFrame<Change>): void {
    if (message.kind === 'height' && this.#frame && message.height > 0) dress(this.#frame.iframe, { height: `${message.height}px` })
    if (message.kind === 'ready') {
      this.#ready = true
      this.events.emit('ready', this.readyEvent())
    }
    if (message.kind === 'loaderror') {
      // Nothing to fill in: no gap stays on the page.
      if (this.#frame) dress(this.#frame.iframe, { height: '0' })
      this.events.emit('loaderror', { ...this.event(), error: message.error })
      if (message.isMistake) reportError(new IntegrationError(message.error.message))
    }
    if (message.kind === 'focus' || message.kind === 'blur') {
      this.#place?.mark({ focus: message.kind === 'focus' })
      this.emit(message.kind)
    }
    if (message.kind === 'escape') this.emit('escape')
    if (message.kind === 'edited') this.port.edited()
    if (message.kind === 'change') this.#changed(message.change)
    if (message.kind === 'submitted' || message.kind === 'answer') {
      this.#answers.get(message.call)?.(message)
      this.#answers.delete(message.call)
    }
  }

  #changed(change: Change): void {
    const before = this.#change
    this.#change = change
    this.#mark()
    if (before === this.#nothing && change.empty) this.#told = JSON.stringify(this.changeEvent(change))
    else this._tellChange()
  }

  /** Tells the page how the element stands, unless that is what the page was told last. */
  _tellChange(): void {
    const event = this.changeEvent(this.#change)
    const text = JSON.stringify(event)
    if (text === this.#told) return
    this.#told = text
    this.events.emit('change', event)
  }

  #mark(): void {
    const { empty, complete, error } = this.#change
    this.#place?.mark({ base: true, empty, complete, invalid: error !== null })
  }

  protected readyEvent(): object {
    return this.event()
  }

  protected event(): { elementType: string } {
    return { elementType: this.#kind.type }
  }

  protected emit(name: string): void {
    this.events.emit(name, this.event())
  }
}
