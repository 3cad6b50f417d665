import { channel } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
// Next exports this nowhere else. Its file is fixed by the exact version of Next; were it to move, the build would say so.
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state'

const HEADER = 'next-router-state-tree'
const shared = globalThis as typeof globalThis & { soukRouterStateDropped?: boolean }

/**
 * Takes from every request of this process a router state that Next cannot read: Next would answer with a crash, and its proxy never sees the header. The
 * request is then answered with the whole page.
 */
export function dropUnreadableRouterState(): void {
  if (shared.soukRouterStateDropped) return
  shared.soukRouterStateDropped = true
  channel('http.server.request.start').subscribe((message) => {
    const { headers } = (message as { request: IncomingMessage }).request
    if (!isReadable(headers[HEADER])) delete headers[HEADER]
  })
}

function isReadable(state: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(state)
    return true
  } catch {
    return false
  }
}
