import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'

/** What a reverse proxy does with a request. */
export interface Forwarding {
  /** The port of the server behind it. */
  port: number
  /** Headers of the request that it sets; those left undefined are taken away. */
  headers: Record<string, string | undefined>
}

interface ReverseProxy {
  port: number
  close: () => Promise<void>
}

/**
 * A reverse proxy on a free port of this machine, over https where it is given a certificate.
 * @param forward decides by the host that was asked for; null answers 404
 */
export async function startReverseProxy(forward: (host: string) => Forwarding | null, tls?: { key: string; cert: string }): Promise<ReverseProxy> {
  const listener = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const forwarding = forward(incoming.headers.host ?? '')
    if (!forwarding) return void outgoing.writeHead(404).end()
    const headers = Object.fromEntries(Object.entries({ ...incoming.headers, ...forwarding.headers }).filter(([, value]) => value !== undefined))
    const { method, url } = incoming
    const onward = request({ host: '127.0.0.1', port: forwarding.port, method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.once('error', () => outgoing.destroy())
    outgoing.once('close', () => onward.destroy())
    incoming.pipe(onward)
  }
  const server = tls ? createSecureServer(tls, listener) : createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { port: (server.address() as AddressInfo).port, close }
}
