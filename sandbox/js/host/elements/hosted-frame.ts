import type { FrameOptions } from '@/sandbox/js/wire/frame-options'
import { type Envelope, type FromFrame, openEnvelope, type ToFrame } from '@/sandbox/js/wire/messages'

/** The frame of a kind of element. The height is a guess until the frame has measured itself, so that the page below does not jump. */
export type FrameKind = { type: string; path: string; title: string; firstHeight: string }

export type HostedFrame<Options = FrameOptions> = { iframe: HTMLIFrameElement; send(message: ToFrame<Options>): void; close(): void }

type Opening<Change> = { origin: string; path: string; title: string; query?: Record<string, string>; hear(message: FromFrame<Change>): void }

let opened = 0

/**
 * Makes a frame of the sandbox's origin and the line to it. The caller puts `iframe` into the page. Only that very window at that very origin is heard, and
 * messages are addressed to that origin alone. What is sent before the frame has loaded waits for it.
 */
export function openFrame<Change, Options = FrameOptions>(opening: Opening<Change>): HostedFrame<Options> {
  const frame = `frame-${++opened}-${Math.random().toString(36).slice(2, 8)}`
  const iframe = document.createElement('iframe')
  const waiting: ToFrame<Options>[] = []
  let loaded = false

  const post = (message: ToFrame<Options>): void => {
    const envelope: Envelope<ToFrame<Options>> = { source: 'stripe-sandbox', frame, message }
    iframe.contentWindow?.postMessage(envelope, opening.origin)
  }
  const listener = (event: MessageEvent): void => {
    if (event.source === null || event.source !== iframe.contentWindow) return
    const message = openEnvelope<FromFrame<Change>>(event, opening.origin, frame)
    if (!message) return
    if (message.kind === 'loaded') {
      loaded = true
      for (const each of waiting.splice(0)) post(each)
    }
    opening.hear(message)
  }
  window.addEventListener('message', listener)

  iframe.name = `__privateStripeFrame${opened}`
  iframe.title = opening.title
  iframe.allow = 'payment *'
  iframe.src = `${opening.origin}${opening.path}?${new URLSearchParams({ ...opening.query, parent: location.origin, frame })}`
  iframe.setAttribute('frameborder', '0')
  return {
    iframe,
    send: (message) => (loaded ? post(message) : void waiting.push(message)),
    close() {
      window.removeEventListener('message', listener)
      iframe.remove()
    },
  }
}

/** Sets styles one by one through the object model, which no Content-Security-Policy of the host forbids (a style attribute or element would be). */
export function dress(element: HTMLElement, styles: Record<string, string>): void {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important')
}
