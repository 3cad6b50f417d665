import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Gives the addresses of a name. */
export type Resolve = (host: string) => Promise<string[]>

/** Whether an address is one of the internet at large: not ours, not of a network behind us, and none that stands for such a one (IPv4 within IPv6). */
export function isPublicAddress(address: string): boolean {
  return rangeOf(address) === 'unicast'
}

/** Whether an address is this machine's own. */
export function isLoopbackAddress(address: string): boolean {
  return rangeOf(address) === 'loopback'
}

// "::ffff:127.0.0.1" is 127.0.0.1.
function rangeOf(address: string): string | null {
  return isIP(address) ? ipaddr.process(address).range() : null
}

/** The host of an address, as `isIP` takes it. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/**
 * The one address to connect to; null where one of the host's may not be asked, since it could be the one that is taken. A name is resolved once: one that
 * is resolved otherwise a moment later leads nowhere else.
 * Source: cheatsheetseries.owasp.org, "Server Side Request Forgery Prevention"
 */
export async function pinAddress(url: URL, mayAsk: (address: string) => boolean, resolve: Resolve = resolved): Promise<string | null> {
  const host = hostOf(url)
  const addresses = isIP(host) ? [host] : await resolve(host)
  const [first] = addresses
  return first !== undefined && addresses.every(mayAsk) ? first : null
}

async function resolved(host: string): Promise<string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)
}

/** Options of a request that connects to this address and no other, on a connection of its own. The name stays for TLS and the Host header. */
export function connectingTo(pinned: string): object {
  const family = isIP(pinned)
  return {
    agent: false,
    lookup: (_host: string, asked: { all?: boolean }, done: (error: null, address: unknown, family?: number) => void) =>
      asked.all ? done(null, [{ address: pinned, family }]) : done(null, pinned, family),
  }
}

/** Gives up when the signal says so, also on what cannot be stopped, such as looking up a name. */
export function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))])
}
