import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { connectingTo, inTime, isPublicAddress, pinAddress, type Resolve } from './public-address'

/** Why nothing was fetched: the address is none that we ask, what is there is no answer, it is too large, or too slow. */
export type FetchRefusal = 'address' | 'status' | 'tooLarge' | 'tooSlow' | 'unreachable'
export type Fetched = { kind: 'fetched'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'refused'; why: FetchRefusal }

/** How much is taken, in bytes, and how long it may take with all redirects, in milliseconds. */
export type FetchLimits = { maxBytes: number; maxMs: number }
/** What tests put in place of the network's own: names, and which addresses may be asked. */
export type Network = { resolve?: Resolve; mayAsk: (address: string) => boolean }

const MOST_REDIRECTS = 3

/**
 * Reads what stands at a web address that somebody else wrote. Every address its name has must be public, and the one that
 * was looked at is asked. The same holds for each redirect. Nothing of ours is sent: no cookies, no credentials.
 */
export async function fetchPublic(
  address: string,
  { maxBytes, maxMs }: FetchLimits,
  network: Network = { mayAsk: isPublicAddress },
): Promise<Fetched> {
  const signal = AbortSignal.timeout(maxMs)
  try {
    let url: URL | null = readUrl(address)
    for (let redirects = 0; url && redirects <= MOST_REDIRECTS; redirects += 1) {
      const pinned = await inTime(pinAddress(url, network.mayAsk, network.resolve), signal)
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

function ask(url: URL, pinned: string, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { signal, headers: { accept: 'image/*', 'user-agent': 'Souk' }, ...connectingTo(pinned) }
    const request = url.protocol === 'https:' ? https.get(url, options, resolve) : http.get(url, options, resolve)
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
