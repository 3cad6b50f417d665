import { createHmac, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'

export type Delivery = { id: string; body: string; signature: string }

/** What an event is about: as the local Stripe would say it. */
export type Subject = { type: string; account: string; object: object }

/** Signed deliveries as Stripe sends them, made before the clock starts. */
export function makeDeliveries(subjects: Subject[], count: number, secret: string): Delivery[] {
  return Array.from({ length: count }, (_, n) => {
    const { type, account, object } = subjects[n % subjects.length] ?? { type: 'charge.updated', account: 'acct_1', object: {} }
    const id = `evt_${randomUUID().replaceAll('-', '')}`
    const at = Math.floor(Date.now() / 1000)
    const event = { id, object: 'event', account, api_version: '2026-10-28.endive', created: at, data: { object }, livemode: false, type }
    const body = JSON.stringify({ ...event, pending_webhooks: 1, request: { id: null, idempotency_key: null } }, null, 2)
    return { id, body, signature: `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}` }
  })
}

/**
 * Delivers all of them over so many connections and waits for every answer.
 * @returns deliveries accepted a second, and how long each took, sorted (ms)
 */
export async function deliver(url: string, deliveries: Delivery[], connections: number): Promise<{ perSecond: number; tookMs: number[] }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const tookMs: number[] = []
  let next = 0
  const began = performance.now()
  const worker = async () => {
    for (let delivery = deliveries[next++]; delivery; delivery = deliveries[next++]) {
      const start = performance.now()
      const status = await post(url, delivery, agent)
      if (status !== 200) throw new Error(`A delivery was answered ${status}`)
      tookMs.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - began) / 1000
  agent.destroy()
  return { perSecond: deliveries.length / seconds, tookMs: tookMs.sort((a, b) => a - b) }
}

function post(url: string, { body, signature }: Delivery, agent: Agent): Promise<number> {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body), 'stripe-signature': signature }
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers, agent }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
    })
    call.once('error', reject)
    call.end(body)
  })
}

/** A value of a sorted list: `share` 0.99 is the 99th percentile. */
export function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
