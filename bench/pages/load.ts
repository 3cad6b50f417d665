import { Agent, get, type IncomingHttpHeaders } from 'node:http'
import { gunzipSync } from 'node:zlib'

/** A page under load: an address, and the cookies of a browser that has been here before. */
export type Target = { name: string; url: string; cookie: string }
export type Round = { perSecond: number; p95Ms: number }

const AT_ONCE = 4

/** Asks for a page so many times, a few at once. @throws Error where an answer is not the page */
export async function load({ url, cookie }: Target, requests: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const times: number[] = []
  let left = requests
  const begun = performance.now()
  const worker = async () => {
    while (left-- > 0) {
      const at = performance.now()
      const { status } = await fetched(url, { cookie }, agent)
      if (status !== 200) throw new Error(`${url} answered ${status}`)
      times.push(performance.now() - at)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  return { perSecond: requests / seconds, p95Ms: times[Math.floor(times.length * 0.95)] ?? 0 }
}

/** How many bytes a page and its scripts have, as they are sent (gzip). */
export async function weigh({ url, cookie }: Target): Promise<{ html: number; script: number }> {
  const page = await fetched(url, { cookie, 'accept-encoding': 'gzip' })
  const html = (page.headers['content-encoding'] === 'gzip' ? gunzipSync(page.body) : page.body).toString()
  const scripts = new Set(
    [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)].filter(([tag]) => !tag.includes('noModule')).map(([, src]) => src ?? ''),
  )
  const sizes = await Promise.all(
    [...scripts].map(async (src) => (await fetched(new URL(src, url).href, { 'accept-encoding': 'gzip' })).body.byteLength),
  )
  return { html: page.body.byteLength, script: sizes.reduce((sum, size) => sum + size, 0) }
}

/** The cookies that a first visit sets. */
export async function firstVisit(url: string): Promise<string> {
  const { headers } = await fetched(url, {})
  return (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')
}

function fetched(
  url: string,
  headers: Record<string, string>,
  agent?: Agent,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers, ...(agent && { agent }) }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }))
      answer.on('error', reject)
    })
    request.on('error', reject)
  })
}
