import { callApi } from '@/sandbox/js/wire/call-api'
import type { FrameOptions } from '@/sandbox/js/wire/frame-options'
import type { CallResult, CardCall, FromFrame, StripeErrorShape, Way } from '@/sandbox/js/wire/messages'
import { applyAppearance } from './apply-appearance'
import { openParentLine } from './parent-line'
import { wordsFor } from './words'
import type { Words } from './words/en'

/** What the server says when an element opens: are key and account good, whose name stands under the fields, which cards are saved. */
type Session = Record<string, unknown>

export type Inside<Options extends FrameOptions> = {
  /** The part of the page that holds the fields. */
  root: HTMLElement
  /** What to ask the session for, beside key and account. */
  query?(options: Options): Record<string, unknown>
  /** Once, with what the server said. @returns what the page's author did wrong, if anything */
  open?(options: Options, session: Session): string | null
  /** Dresses the fields; again after every update of the options. */
  show(options: Options, words: Words): void
  /** The ways to pay, where there are any. */
  ways?(options: Options): Way[]
  /** Judges the fields and shows what is wrong. `focus` puts the caret into the first fault. */
  submit(focus: boolean): StripeErrorShape | null
  focus(): void
  clear(): void
  request?(request: CardCall): Promise<CallResult>
}

/**
 * Runs the inside of an element's frame: hears the host page, opens with the server's consent, wears the page's appearance and language, and tells the page
 * what happens to the fields.
 * @param build makes the fields; `send` tells the page something, `caller` is who calls the API
 */
export function runElement<Options extends FrameOptions>(build: (send: (message: FromFrame) => void) => Inside<Options>): void {
  const line = openParentLine<Options>()
  const send = (message: FromFrame): void => line.send(message)
  const inside = build(send)
  const { root } = inside
  let isOpen = false
  let options: Options | null = null

  const reportHeight = (): void => {
    // Rounded up: a fraction of a pixel less would cut the last line or show a scroll bar.
    send({ kind: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) })
  }
  const show = (next: Options): void => {
    document.documentElement.lang = next.locale
    applyAppearance(next.appearance)
    inside.show(next, wordsFor(next.locale))
  }
  const start = async (first: Options): Promise<void> => {
    options = first
    document.body.dataset.element = first.element
    const caller = { origin: location.origin, publishableKey: first.publishableKey, stripeAccount: first.stripeAccount, apiVersion: null }
    const answer = await callApi(caller, { method: 'GET', path: '/js/elements-session', body: inside.query?.(first) })
    if (!answer.ok) {
      send({ kind: 'loaderror', error: answer.error })
      return
    }
    const mistake = inside.open?.(options, answer.body)
    if (mistake) {
      send({ kind: 'loaderror', error: { type: 'invalid_request_error', message: mistake }, isMistake: true })
      return
    }
    show(options)
    isOpen = true
    document.body.hidden = false
    reportHeight()
    send({ kind: 'ready' })
    if (inside.ways) send({ kind: 'ways', ways: inside.ways(options) })
  }

  line.listen((message) => {
    if (message.kind === 'init') void start(message.options)
    if (message.kind === 'update') {
      const isSame = JSON.stringify(options) === JSON.stringify(message.options)
      options = message.options
      if (isOpen && !isSame) show(options)
    }
    if (message.kind === 'focus') inside.focus()
    if (message.kind === 'blur' && document.activeElement instanceof HTMLElement) document.activeElement.blur()
    if (message.kind === 'clear') inside.clear()
    if (message.kind === 'submit') send({ kind: 'submitted', call: message.call, error: inside.submit(message.focus) })
    if (message.kind === 'request') {
      const { call, request } = message
      void inside.request?.(request).then((result) => send({ kind: 'answer', call, result }))
    }
  })
  tellOfHands(root, send)
  new ResizeObserver(reportHeight).observe(document.body)
  send({ kind: 'loaded' })
}

/** Tells the page when the person types, comes, goes, or presses Escape. */
function tellOfHands(root: HTMLElement, send: (message: FromFrame) => void): void {
  const isInside = (target: EventTarget | null) => target instanceof Node && root.contains(target)
  root.addEventListener('submit', (event) => event.preventDefault())
  root.addEventListener('input', () => send({ kind: 'edited' }))
  root.addEventListener('focusin', (event) => {
    if (!isInside(event.relatedTarget)) send({ kind: 'focus' })
  })
  root.addEventListener('focusout', (event) => {
    if (!isInside(event.relatedTarget)) send({ kind: 'blur' })
  })
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') send({ kind: 'escape' })
  })
}
