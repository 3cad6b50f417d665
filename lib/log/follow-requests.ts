import { channel } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { beginLogContext } from './context'
import { isLoopback, PEER_HEADER } from './peer'
import { REQUEST_ID_HEADER, requestIdFrom } from './request-id'

const shared = globalThis as typeof globalThis & { soukRequestsFollowed?: boolean }

/**
 * Gives every HTTP request of this process its id, and a log context with it, before anybody else sees the request. Pages, actions and routes have no one
 * function around them that could do it. Says too whether the connection comes from this machine.
 */
export function followRequests(): void {
  if (shared.soukRequestsFollowed) return
  shared.soukRequestsFollowed = true
  channel('http.server.request.start').subscribe((message) => {
    const { request } = message as { request: IncomingMessage }
    const requestId = requestIdFrom([request.headers[REQUEST_ID_HEADER]].flat()[0])
    request.headers[REQUEST_ID_HEADER] = requestId
    request.headers[PEER_HEADER] = isLoopback(request.socket.remoteAddress ?? '') ? 'loopback' : 'elsewhere'
    beginLogContext({ requestId })
  })
}
