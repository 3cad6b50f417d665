import { isLoopback, PEER_HEADER } from '@/lib/log/peer'

type HeaderBag = { get(name: string): string | null }

/** What a proxy in front said in X-Forwarded-Host, which proxy.ts replaces by the shop's own host. */
export const FORWARDED_HOST_HEADER = 'x-souk-forwarded-host'

/**
 * Whether a request comes from a browser on this very machine: over a loopback connection, for a loopback host, and through nobody who forwards for others.
 * What cannot be told is not from here.
 */
export function isFromThisMachine(headers: HeaderBag): boolean {
  const hosts = [headers.get('host') ?? '', ...listed(headers, 'x-forwarded-host'), ...listed(headers, FORWARDED_HOST_HEADER)]
  const senders = [...listed(headers, 'x-forwarded-for'), ...listed(headers, 'x-real-ip')]
  if (headers.get('forwarded') || headers.get('via')) return false
  return headers.get(PEER_HEADER) === 'loopback' && hosts.every(isLoopbackHost) && senders.every(isLoopback)
}

function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(host)
}

function listed(headers: HeaderBag, name: string): string[] {
  return (headers.get(name) ?? '').split(',').flatMap((each) => each.trim() || [])
}
