import { createServer, request as forward, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Watch } from './point'

/** A door in front of the local Stripe: every call to its API passes the watch. @returns its address, and how to close it */
export async function openStripeDoor(target: string, watch: Watch): Promise<{ url: string; close: () => void }> {
  const server = createServer(async (incoming, outgoing) => {
    const isCall = incoming.url?.startsWith('/v1/') ?? false
    const body = await buffer(incoming)
    const number = isCall ? watch.passes('call', nameOf(incoming)) : 0
    if (isCall && watch.strikes('call', number, 'before')) return
    const passed = forward(new URL(incoming.url ?? '/', target), { method: incoming.method, headers: incoming.headers }, async (answer) => {
      const answered = await buffer(answer)
      if (isCall && watch.strikes('call', number, 'after')) return
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(answered)
    })
    passed.on('error', () => outgoing.destroy())
    passed.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close().closeAllConnections(),
  }
}

function nameOf({ method, url, headers }: IncomingMessage): string {
  const path = (url ?? '').split('?')[0]?.replace(/\/[a-z]+_\w{8,}/g, '/:id')
  return `${method} ${path}${headers['stripe-account'] ? ' on an account' : ''}`
}
