import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Hash = { [key: string]: Json }

/** One call to the real Stripe and its answer. */
export interface RecordedCall {
  method: string
  host: string
  path: string
  query: string
  body: string
  /** The Stripe-Account header, if it was sent. */
  account: string | null
  idempotencyKey: string | null
  /** The Stripe-Version header; null when the account's own was used. */
  version: string | null
  status: number
  answer: Hash
}

export interface Cassette {
  name: string
  calls: RecordedCall[]
}

interface RawCall {
  method: string
  host: string
  path: string
  query: string | null
  body: string | null
  headers: Record<string, string>
  status: number
  json: Hash | null
  text: string | null
}

/** Some answers were kept as text, some of those in base 64. */
function answerOf({ json, text }: RawCall): Hash {
  if (json) return json
  for (const candidate of [text ?? '', Buffer.from(text ?? '', 'base64').toString()]) {
    try {
      return JSON.parse(candidate)
    } catch {}
  }
  return {}
}

function header(call: RawCall, name: string): string | null {
  return Object.entries(call.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1] ?? null
}

/** Reads a file of recordings, one cassette a line, plain or gzipped. Throws when it cannot be read. */
export function readRecording(file: string): Cassette[] {
  const bytes = readFileSync(file)
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString()
  const lines = text.split('\n').filter(Boolean)
  return lines.map((line) => {
    const { cassette, calls }: { cassette: string; calls: RawCall[] } = JSON.parse(line)
    const read = (call: RawCall): RecordedCall => ({
      method: call.method.toUpperCase(),
      host: call.host,
      path: call.path,
      query: call.query ?? '',
      // Some recorders give a GET the body of the call before it.
      body: call.method.toUpperCase() === 'POST' ? (call.body ?? '') : '',
      account: header(call, 'stripe-account'),
      idempotencyKey: header(call, 'idempotency-key'),
      version: header(call, 'stripe-version'),
      status: call.status,
      answer: answerOf(call),
    })
    return { name: cassette, calls: calls.map(read) }
  })
}
