import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP } from 'node:net'

/** What came of it: the status that was answered, or why there was none. */
export type Posted = { kind: 'answered'; status: number } | { kind: 'failed'; why: 'address' | 'too_slow' | 'unreachable' }

type Sent = { headers: Record<string, string>; body: string; maxMs: number }
/** `allowsLoopback`: for a shop on this machine, also over http. `resolve` is what tests put in place of the network's own names. */
type Network = { allowsLoopback: boolean; resolve?: (host: string) => Promise<string[]> }

/** Networks that are not the internet at large. Source: iana.org/assignments/iana-ipv4-special-registry, iana-ipv6-special-registry */
const CLOSED_IPV4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24'],
  ...['192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
]
/** Within 2000::/3, which is all that is given out: what stands for other networks, or for documentation. */
const CLOSED_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const closed = listOf([...CLOSED_IPV4, ...CLOSED_IPV6])
const given = listOf(['2000::/3'])
const loopback = listOf(['127.0.0.0/8', '::1/128'])

/** Whether an address is one of the internet at large: not ours, not of a network behind us, and none that stands for such a one (IPv4 within IPv6). */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !closed.check(address, 'ipv4')
  return family === 6 && given.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

/** The address as one that may be posted to; null where it is none: https, without name and password, and no address of a network behind us. */
export function readPostUrl(text: string, { allowsLoopback }: Pick<Network, 'allowsLoopback'>): URL | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const host = bareHost(url)
  const isLocal = allowsLoopback && (host === 'localhost' || isLoopback(host))
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:')) return null
  if (url.username !== '' || url.password !== '') return null
  if (isLocal) return url
  // A name without a dot belongs to a network behind us.
  return (isIP(host) ? isPublicAddress(host) : /^[^.].*\.[a-z0-9-]*[a-z][a-z0-9-]*$/.test(host)) ? url : null
}

/**
 * Posts to an address that somebody else wrote. A name is resolved once, every address it has must be public, and that very address is asked: a name that is resolved
 * otherwise a moment later leads nowhere else. Redirects are not followed, and nothing but the status is read.
 * Source: cheatsheetseries.owasp.org, "Server Side Request Forgery Prevention"
 */
export async function postPublic(address: string, sent: Sent, network: Network): Promise<Posted> {
  const url = readPostUrl(address, network)
  if (!url) return { kind: 'failed', why: 'address' }
  const signal = AbortSignal.timeout(sent.maxMs)
  try {
    const pinned = await inTime(pin(url, network), signal)
    return pinned === null ? { kind: 'failed', why: 'address' } : { kind: 'answered', status: await ask(url, pinned, sent, signal) }
  } catch {
    return { kind: 'failed', why: signal.aborted ? 'too_slow' : 'unreachable' }
  }
}

/** The address to ask; null where one of the host's may not be asked, since it could be the one that is taken. */
async function pin(url: URL, { allowsLoopback, resolve = resolved }: Network): Promise<string | null> {
  const host = bareHost(url)
  const addresses = isIP(host) ? [host] : await resolve(host)
  const mayAsk = (each: string) => (url.protocol === 'https:' && isPublicAddress(each)) || (allowsLoopback && isLoopback(each))
  const [first] = addresses
  return first !== undefined && addresses.every(mayAsk) ? first : null
}

async function resolved(host: string): Promise<string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)
}

function ask(url: URL, pinned: string, { headers, body }: Sent, signal: AbortSignal): Promise<number> {
  const family = isIP(pinned)
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      signal,
      agent: false as const,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      // The name stays for TLS and the Host header; where to connect is decided already.
      lookup: (_host: string, asked: { all?: boolean }, done: (error: null, address: never, family?: number) => void) =>
        asked.all ? done(null, [{ address: pinned, family }] as never) : done(null, pinned as never, family),
    }
    const request = (url.protocol === 'https:' ? https : http).request(url, options as never, (answer) => {
      answer.destroy()
      resolve(answer.statusCode ?? 0)
    })
    request.on('error', reject)
    request.end(body)
  })
}

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))])
}

const bareHost = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')
const isLoopback = (address: string) => isIP(address) !== 0 && loopback.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')

function listOf(subnets: string[]): BlockList {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [net = '', bits] = subnet.split('/')
    list.addSubnet(net, Number(bits), isIP(net) === 4 ? 'ipv4' : 'ipv6')
  }
  return list
}
