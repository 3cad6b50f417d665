import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import { connectingTo, hostOf, inTime, isLoopbackAddress, isPublicAddress, pinAddress, type Resolve } from './public-address'

/** What came of it: the status that was answered, or why there was none. */
export type Posted = { kind: 'answered'; status: number } | { kind: 'failed'; why: 'address' | 'too_slow' | 'unreachable' }

type Sent = { headers: Record<string, string>; body: string; maxMs: number }
/** `allowsLoopback`: for a shop on this machine, also over http. `resolve` is what tests put in place of the network's own names. */
type Network = { allowsLoopback: boolean; resolve?: Resolve }

/** The address as one that may be posted to; null where it is none: https, without name and password, and no address of a network behind us. */
export function readPostUrl(text: string, { allowsLoopback }: Pick<Network, 'allowsLoopback'>): URL | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const host = hostOf(url)
  const isLocal = allowsLoopback && (host === 'localhost' || isLoopbackAddress(host))
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:')) return null
  if (url.username !== '' || url.password !== '') return null
  if (isLocal) return url
  // A name without a dot belongs to a network behind us.
  return (isIP(host) ? isPublicAddress(host) : /^[^.].*\.[a-z0-9-]*[a-z][a-z0-9-]*$/.test(host)) ? url : null
}

/**
 * Posts to an address that somebody else wrote. Every address its name has must be public, and the one that was looked at is asked. Redirects are not followed, and nothing but the status is read.
 */
export async function postPublic(address: string, sent: Sent, network: Network): Promise<Posted> {
  const url = readPostUrl(address, network)
  if (!url) return { kind: 'failed', why: 'address' }
  const signal = AbortSignal.timeout(sent.maxMs)
  try {
    const mayAsk = (each: string) => (url.protocol === 'https:' && isPublicAddress(each)) || (network.allowsLoopback && isLoopbackAddress(each))
    const pinned = await inTime(pinAddress(url, mayAsk, network.resolve), signal)
    return pinned === null ? { kind: 'failed', why: 'address' } : { kind: 'answered', status: await ask(url, pinned, sent, signal) }
  } catch {
    return { kind: 'failed', why: signal.aborted ? 'too_slow' : 'unreachable' }
  }
}

function ask(url: URL, pinned: string, { headers, body }: Sent, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', signal, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) }, ...connectingTo(pinned) }
    const request = (url.protocol === 'https:' ? https : http).request(url, options, (answer) => {
      answer.destroy()
      resolve(answer.statusCode ?? 0)
    })
    request.on('error', reject)
    request.end(body)
  })
}
