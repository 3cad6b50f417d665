import { Agent, request } from 'node:http'
import type { FuzzRequest } from './requests'

export interface FuzzAnswer {
  status: number
  body: string
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })
const PATIENCE_MS = 60_000

/** Sends a request as it is, without the corrections that fetch makes. @throws when there is no answer within a minute */
export function send(origin: URL, { method, path, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
  const bytes = body === undefined ? undefined : Buffer.from(body, 'utf8')
  const length = bytes ? { 'content-length': bytes.byteLength } : {}
  return new Promise((resolve, reject) => {
    const sent = request(
      { agent, host: origin.hostname, port: origin.port, method, path, headers: { ...headers, ...length }, timeout: PATIENCE_MS },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }))
      },
    )
    sent.on('timeout', () => sent.destroy(new Error('No answer within a minute')))
    sent.on('error', reject)
    sent.end(bytes)
  })
}

/** A page that began with 200 and then crashed carries Next's name for the error, a number; redirects and "not found" carry a word. */
export function hasCrashed({ status, body }: FuzzAnswer): boolean {
  return status >= 500 || /(?:digest\\?":\\?"|data-dgst=")\d{4,}/.test(body)
}

/** The agent keeps connections open until it is told. */
export function hangUp(): void {
  agent.destroy()
}
