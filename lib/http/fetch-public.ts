import { lookup } from 'node:dns/promises'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Why nothing was fetched: the address is none that we ask, what is there is no answer, it is too large, or too slow. */
export type FetchRefusal = 'address' | 'status' | 'tooLarge' | 'tooSlow' | 'unreachable'
export type Fetched = { kind: 'fetched'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'refused'; why: FetchRefusal }

/** How much is taken, in bytes, and how long it may take with all redirects, in milliseconds. */
export type FetchLimits = { maxBytes: number; maxMs: number }
/** What tests put in place of the network's own: names, and which addresses may be asked. */
export type Network = { resolve: (host: string) => Promise<string[]>; mayAsk: (address: string) => boolean }

const MOST_REDIRECTS = 3
const PUBLIC: Network = {
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  mayAsk: isPublicAddress,
}

/** Whether an address is one of the internet at large: not ours, not of a network behind us, and none that stands for such a one (IPv4 within IPv6). */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // "::ffff:127.0.0.1" is 127.0.0.1.
  return ipaddr.process(address).range() === 'unicast'
}

/**
 * Reads what stands at a web address that somebody else wrote. A name is resolved once, every address it has must be public, and that very address is asked: a name
 * that is resolved otherwise a moment later leads nowhere else. The same holds for each redirect. Nothing of ours is sent: no cookies, no credentials.
 * Source: cheatsheetseries.owasp.org, "Server Side Request Forgery Prevention"
 */
export async function fetchPublic(address: string, { maxBytes, maxMs }: FetchLimits, network = PUBLIC): Promise<Fetched> {
  const signal = AbortSignal.timeout(maxMs)
  try {
    let url: URL | null = readUrl(address)
    for (let redirects = 0; url && redirects <= MOST_REDIRECTS; redirects += 1) {
      const pinned = await inTime(pin(url, network), signal)
      if (pinned === null) return { kind: 'refused', why: 'address' }
      const answer = await ask(url, pinned, signal)
      const { statusCode: status = 0, headers } = answer
      if (status >= 300 && status < 400 && headers.location) {
        answer.destroy()
        url = readUrl(headers.location, url)
      } else if (status === 200) return await bytesOf(answer, maxBytes)
      else {
        answer.destroy()
        return { kind: 'refused', why: 'status' }
      }
    }
    return { kind: 'refused', why: 'address' }
  } catch {
    return { kind: 'refused', why: signal.aborted ? 'tooSlow' : 'unreachable' }
  }
}

function readUrl(address: string, base?: URL): URL | null {
  if (!URL.canParse(address, base)) return null
  const url = new URL(address, base)
  const isAsked = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === ''
  return isAsked ? url : null
}

/** The address to ask; null where one of the host's may not be asked, since it could be the one that is taken. */
async function pin({ hostname }: URL, { resolve, mayAsk }: Network): Promise<string | null> {
  const host = hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) ? [host] : await resolve(host)
  const [first] = addresses
  return first !== undefined && addresses.every(mayAsk) ? first : null
}

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return Promise.race([work, new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }))])
}

function ask(url: URL, pinned: string, signal: AbortSignal): Promise<IncomingMessage> {
  const family = isIP(pinned)
  return new Promise((resolve, reject) => {
    const options = {
      signal,
      agent: false as const,
      headers: { accept: 'image/*', 'user-agent': 'Souk' },
      // The name stays for TLS and the Host header; where to connect is decided already.
      lookup: (_host: string, asked: { all?: boolean }, done: (error: null, address: never, family?: number) => void) =>
        asked.all ? done(null, [{ address: pinned, family }] as never) : done(null, pinned as never, family),
    }
    const request = url.protocol === 'https:' ? https.get(url, options as never, resolve) : http.get(url, options as never, resolve)
    request.on('error', reject)
  })
}

async function bytesOf(answer: IncomingMessage, maxBytes: number): Promise<Fetched> {
  const pieces: Buffer[] = []
  let size = 0
  if (Number(answer.headers['content-length'] ?? 0) > maxBytes) {
    answer.destroy()
    return { kind: 'refused', why: 'tooLarge' }
  }
  for await (const piece of answer as AsyncIterable<Buffer>) {
    size += piece.byteLength
    if (size > maxBytes) return { kind: 'refused', why: 'tooLarge' }
    pieces.push(piece)
  }
  return { kind: 'fetched', bytes: new Uint8Array(Buffer.concat(pieces)) }
}
