import { isIPv4, isIPv6 } from 'node:net'

type HeaderBag = { get(name: string): string | null }

/**
 * Where a request came from, for rate limits only: an IPv4 address, or the /64 of an IPv6 one, since a holder of one address of a /64 has all of them.
 * On Vercel `x-real-ip` is written by the platform, whatever the client sent. Elsewhere it is the last entry of `x-forwarded-for`: the one
 * that our own reverse proxy appended (Next fills it from the socket when there is none). Earlier entries are the client's own words.
 * A server reached without a reverse proxy cannot trust it at all; there the limits by e-mail and by browser remain.
 * @returns "203.0.113.7", "2001:db8:1:2::/64", or "unknown" for what is no address
 */
export function clientIp(headers: HeaderBag, onVercel = Boolean(process.env.VERCEL)): string {
  const claimed = onVercel ? headers.get('x-real-ip') : headers.get('x-forwarded-for')?.split(',').at(-1)
  return networkOf(withoutPort(claimed?.trim() ?? ''))
}

/** Some proxies write the port too: `203.0.113.7:4711`, `[2001:db8::1]:4711`. */
function withoutPort(text: string): string {
  return /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text
}

function networkOf(address: string): string {
  if (isIPv4(address)) return address
  const plain = address.split('%')[0] ?? ''
  if (!isIPv6(plain)) return 'unknown'
  const groups = groupsOf(plain)
  const embedded = embeddedIPv4(groups)
  return embedded ?? `${groups.slice(0, 4).join(':')}::/64`
}

/** The eight groups of an IPv6 address, without leading zeros, however it is written. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const groups = (text: string | undefined) => (text ? text.split(':') : [])
  const [first, last] = [groups(head), groups(tail)]
  return [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last]
}

/** The IPv4 address within an IPv4-mapped one (::ffff:0:0/96) or one of NAT64 (64:ff9b::/96). */
function embeddedIPv4(groups: string[]): string | null {
  const prefix = groups.slice(0, 6).join(':')
  if (prefix !== '0:0:0:0:0:ffff' && prefix !== '64:ff9b:0:0:0:0') return null
  return groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.')
}
