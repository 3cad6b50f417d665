/**
 * An answer of server-sent events: each value as one event of this name, then the end. The browser's `EventSource` reads it.
 * @param values what is sent as JSON; ended when the reader leaves
 */
export function eventStream(name: string, values: AsyncGenerator<unknown>): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await values.next()
      if (next.done) {
        // Without it the browser would connect again and again.
        controller.enqueue(encoder.encode('event: end\ndata: {}\n\n'))
        controller.close()
      } else controller.enqueue(encoder.encode(`event: ${name}\ndata: ${JSON.stringify(next.value)}\n\n`))
    },
    async cancel() {
      await values.return(undefined)
    },
  })
  return new Response(body, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' } })
}
