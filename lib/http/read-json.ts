import type { z } from 'zod'
import { asIssue, saidOf } from '@/lib/domain/wire/said'
import { findUnstorable } from '@/lib/domain/wire/text'
import { translatorForRequest } from '@/lib/i18n/for-request'
import { problem } from './problem'

/** A request's body after parsing, or the answer that refuses it. */
export type ParsedBody<T> = { ok: true; value: T } | { ok: false; response: Response }

/**
 * Reads a JSON body and parses it. Stops reading at `maxBytes`, whatever Content-Length promised.
 * @param schema what the body must be; its errors are made by asIssue
 * @param maxBytes 16 KiB unless told
 */
export async function readJson<Schema extends z.ZodType>(request: Request, schema: Schema, maxBytes = 16_384): Promise<ParsedBody<z.output<Schema>>> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? ''))
    return refuse(415, 'not_json', 'Send this request as application/json.')
  const text = await readText(request, maxBytes)
  if (text === null) return refuse(413, 'body_too_large', `This request is larger than ${maxBytes} bytes.`)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse(400, 'not_json', 'The body of this request is not JSON.')
  }
  const { say } = translatorForRequest(request)
  const parsed = schema.safeParse(json)
  // Only what the schema takes is looked at: the rest is thrown away, and may be nested as deep as it likes.
  const unstorable = findUnstorable(parsed.data)
  if (parsed.success && unstorable === undefined) return { ok: true, value: parsed.data }
  const issues = parsed.error?.issues ?? [{ path: [unstorable], message: asIssue('unreadable') }]
  const fields = issues.map((issue) => ({ field: issue.path.join('.'), sentence: say(saidOf(issue)) }))
  return refuse(422, 'invalid_fields', fields[0]?.sentence ?? say({ key: 'invalid' }), { fields })
}

/**
 * Reads a body as text, up to a limit.
 * @returns null when there is more than `maxBytes`
 */
export async function readText(request: Request, maxBytes: number): Promise<string | null> {
  const announced = Number(request.headers.get('content-length') ?? Number.NaN)
  if (announced > maxBytes) return null
  // Node cuts a body off where it said it would end; taking it whole is several times cheaper than piece by piece.
  if (announced >= 0) return request.text()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > maxBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function refuse(status: number, code: string, sentence: string, extra?: Record<string, unknown>): { ok: false; response: Response } {
  return { ok: false, response: problem(status, code, sentence, { extra }) }
}
