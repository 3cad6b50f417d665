import type { z } from 'zod'
import { type ApiCaller, authenticate } from '@/lib/api/authenticate'
import { madeOnce } from '@/lib/api/made-once'
import type { ApiOutcome } from '@/lib/api/outcome'
import type { Operation } from '@/lib/domain/api/operations'
import { findUnstorable } from '@/lib/domain/wire/text'
import { BEARER_CHALLENGE } from '@/lib/http/bearer'
import { problem, tooMany } from '@/lib/http/problem'
import { readText } from '@/lib/http/read-json'
import { translatorForRequest } from '@/lib/i18n/for-request'
import { logContext, withLogContext } from '@/lib/log/context'
import { fieldsProblem, outcomeResponse, type Say } from './outcome-response'

const MOST_BYTES = 65_536
const KEY = /^[\x21-\x7e]{1,255}$/

/** Next gives no parameters to a route whose address has none. */
type Params = { params?: Promise<Record<string, string>> }
type BodyOf<Op extends Operation> = Op['body'] extends z.ZodType ? z.output<Op['body']> : null
/** Who asks for what. `id`: of what it is to make; empty where it makes nothing. */
type Asked<Op extends Operation> = {
  sellerId: string
  params: z.output<Op['params']>
  query: z.output<Op['query']>
  body: BodyOf<Op>
  id: string
}

/**
 * A route of the API: knows its caller by the key alone, parses what is sent by the operation's schemas, does it, and answers its result or Problem Details. What it
 * makes is made once for an Idempotency-Key.
 */
export function apiRoute<Op extends Operation>(operation: Op, handle: (asked: Asked<Op>) => Promise<ApiOutcome<z.output<Op['answer']>>>) {
  return async (request: Request, context: Params): Promise<Response> => {
    const { say } = translatorForRequest(request)
    const who = await authenticate(request.headers, operation.scope)
    if (who.kind === 'no_key') return problem(401, 'invalid_key', say({ key: 'api.noKey' }), { headers: BEARER_CHALLENGE })
    if (who.kind === 'too_many') return tooMany(who.retryAfterSeconds, say)
    if (who.kind === 'no_scope') return problem(403, 'missing_scope', say({ key: 'api.noScope', values: { scope: who.scope } }))
    const { userId: memberId, prefix: apiKey } = who.caller
    return withLogContext({ ...logContext(), memberId, apiKey }, () => answer(operation, handle, { request, context, say, caller: who.caller }))
  }
}

type Arrived = { request: Request; context: Params; say: Say; caller: ApiCaller }

async function answer<Op extends Operation>(
  operation: Op,
  handle: (asked: Asked<Op>) => Promise<ApiOutcome<z.output<Op['answer']>>>,
  { request, context, say, caller }: Arrived,
): Promise<Response> {
  const params = operation.params.safeParse((await context.params) ?? {})
  if (!params.success) return problem(404, 'not_found', say({ key: 'api.notFound' }))
  const query = operation.query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return fieldsProblem(400, query.error.issues, say)
  const body = operation.body ? await readBody(request, operation.body, say) : { ok: true as const, value: null }
  if (!body.ok) return body.response
  const asked = { sellerId: caller.sellerId, params: params.data, query: query.data, body: body.value } as Omit<Asked<Op>, 'id'>
  if (!operation.isMade) return outcomeResponse(await handle({ ...asked, id: '' }), 200, say)
  const idempotencyKey = request.headers.get('idempotency-key') ?? ''
  if (!KEY.test(idempotencyKey)) return problem(400, 'idempotency_key_missing', say({ key: 'api.noIdempotencyKey' }))
  const what = `${operation.path} ${JSON.stringify(params.data)}`
  const made = await madeOnce({ apiKeyId: caller.id, idempotencyKey, what, body: body.value }, (id) => handle({ ...asked, id }))
  return outcomeResponse(made, 201, say)
}

async function readBody(request: Request, schema: z.ZodType, say: Say): Promise<{ ok: true; value: unknown } | { ok: false; response: Response }> {
  const refuse = (response: Response) => ({ ok: false as const, response })
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return refuse(problem(415, 'not_json', say({ key: 'api.notJson' })))
  const text = await readText(request, MOST_BYTES)
  if (text === null) return refuse(problem(413, 'body_too_large', say({ key: 'api.tooLarge', values: { max: MOST_BYTES } })))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refuse(problem(400, 'not_json', say({ key: 'api.notJson' })))
  }
  const parsed = schema.safeParse(json)
  if (!parsed.success) return refuse(fieldsProblem(422, parsed.error.issues, say))
  const unstorable = findUnstorable(parsed.data)
  if (unstorable !== undefined) return refuse(fieldsProblem(422, [{ path: [unstorable], message: '' }], say))
  return { ok: true, value: parsed.data }
}
