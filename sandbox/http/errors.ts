/** The fields of an error as they go over the wire, inside `{"error": …}`. */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error'
  message: string
  code?: string
  param?: string
  [more: string]: unknown
}

/**
 * An answer other than success. Thrown by endpoints; the server turns it into Stripe's envelope.
 * `keepsWork` says whether what the endpoint had already written stays: a decline is a fact of the world (402), a refused request is not.
 */
export class ApiError extends Error {
  readonly status: number
  readonly body: ErrorBody
  readonly headers: Record<string, string>
  readonly keepsWork: boolean

  constructor(status: number, body: ErrorBody, options: { headers?: Record<string, string>; keepsWork?: boolean } = {}) {
    super(body.message)
    this.status = status
    this.body = body
    this.headers = options.headers ?? {}
    this.keepsWork = options.keepsWork ?? status === 402
  }
}

/** 400 `invalid_request_error` with Stripe's optional code and parameter name. */
export function invalidRequest(message: string, more: { code?: string; param?: string; [field: string]: unknown } = {}): ApiError {
  return new ApiError(400, { type: 'invalid_request_error', message, ...more })
}

/** 400 for parameters that an endpoint does not have. */
export class UnknownParameters extends ApiError {
  readonly names: string[]

  constructor(names: string[]) {
    const message = `Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`
    super(400, { type: 'invalid_request_error', code: 'parameter_unknown', message, ...(names[0] !== undefined && { param: names[0] }) })
    this.names = names
  }
}

/** 404 for an id in the path, 400 for an id named in the body [rec]. `noun` is Stripe's word, e.g. `customer`. */
export function missing(noun: string, id: string, param: string, status: 400 | 404, hint = ''): ApiError {
  return new ApiError(status, { type: 'invalid_request_error', code: 'resource_missing', message: `No such ${noun}: '${id}'${hint}`, param })
}

/** 404 for a path that Stripe does not know; without the `error` key the SDK would take it for success. */
export function unknownRoute(method: string, path: string): ApiError {
  const message = `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`
  return new ApiError(404, { type: 'invalid_request_error', message })
}

/** A feature of the real Stripe that this program does not have; said plainly instead of pretending. */
export function notSupportedHere(what: string, param?: string): ApiError {
  return invalidRequest(`The local Stripe does not support ${what}. See sandbox/DIFFERENCES.md.`, param ? { param } : {})
}

/** The key as error messages show it: its kind and its last four letters. */
export function maskKey(key: string): string {
  const kind = /^[a-z]+_(test|live)_/.exec(key)?.[0] ?? key.slice(0, 4)
  return `${kind}${'*'.repeat(Math.max(3, Math.min(20, key.length - kind.length - 4)))}${key.slice(-4)}`
}

/** The whole answer body. `request_log_url` is left out of 401 and 403, as in recorded answers; `doc_url` goes with every code. */
export function errorEnvelope(error: ApiError, requestLogUrl: string): { error: ErrorBody } {
  const body: ErrorBody = { ...error.body }
  if (body.code) body.doc_url = `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}`
  if (error.status !== 401 && error.status !== 403) body.request_log_url = requestLogUrl
  return { error: body }
}
