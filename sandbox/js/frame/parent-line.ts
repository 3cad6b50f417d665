import type { FrameOptions } from '@/sandbox/js/wire/frame-options'
import { type Envelope, type FromFrame, openEnvelope, type ToFrame } from '@/sandbox/js/wire/messages'

export type ParentLine<Options> = {
  query: URLSearchParams
  send(message: FromFrame): void
  listen(handler: (message: ToFrame<Options>) => void): void
}

/**
 * Opens the line from a frame to the page that embeds it. The embedding page names its origin in the frame's address; nothing is sent to, or heard from,
 * any other origin, and where the browser says who embeds us (`ancestorOrigins`) the two must agree.
 * @throws when the address names no usable origin: the frame was then not opened by Stripe.js
 */
export function openParentLine<Options = FrameOptions>(): ParentLine<Options> {
  const query = new URLSearchParams(location.search)
  const origin = new URL(query.get('parent') ?? '').origin
  const frame = query.get('frame') ?? ''
  const embedder = location.ancestorOrigins?.[0]
  if (embedder !== undefined && embedder !== origin) throw new Error('This frame is embedded by an origin other than the one that opened it.')
  return {
    query,
    send(message) {
      const envelope: Envelope<FromFrame> = { source: 'stripe-sandbox', frame, message }
      window.parent.postMessage(envelope, origin)
    },
    listen(handler) {
      window.addEventListener('message', (event) => {
        if (event.source !== window.parent) return
        const message = openEnvelope<ToFrame<Options>>(event, origin, frame)
        if (message) handler(message)
      })
    },
  }
}
