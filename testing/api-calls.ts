// What tests of the API share: a key of a shop, and calls of its routes as a program makes them.
import { createKey } from '@/lib/api/shop-keys'
import { API_SCOPES, type ApiScope } from '@/lib/domain/api/scopes'

type Route = (request: Request, context: { params?: Promise<Record<string, string>> }) => Response | Promise<Response>
type Call = { params?: Record<string, string>; query?: string; body?: unknown; idempotencyKey?: string; method?: string }

/** A key of the shop with these rights, all unless told. */
export async function keyOf(by: { sellerId: string; userId: string }, scopes: readonly ApiScope[] = API_SCOPES): Promise<string> {
  const made = await createKey(by, { name: 'Warehouse', scopes: [...scopes] })
  if (made.kind !== 'created') throw new Error(made.said.key)
  return made.token
}

/** Calls a route with a key. @returns status, headers and what was answered */
export async function call(route: Route, token: string | null, { params, query = '', body, idempotencyKey, method }: Call = {}) {
  const headers = {
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
  }
  const sent = { method: method ?? (body === undefined ? 'GET' : 'POST'), headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  // As Next calls it: without parameters where the address has none.
  const response = await route(new Request(`http://shop.test/api/v1${query}`, sent), params ? { params: Promise.resolve(params) } : {})
  return { status: response.status, headers: response.headers, json: await response.json() }
}
