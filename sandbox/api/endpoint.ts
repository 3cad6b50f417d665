import type { FaultAction } from '@/sandbox/contract'
import type { ApiKey } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import type { Infer, Shape } from '@/sandbox/http/params'

/** One call to one endpoint, with everything already checked that is not the endpoint's own business. It is also the scope of its events. */
export interface Call {
  world: World
  key: ApiKey
  /** The account acted on. */
  account: string
  /** The application acting for it; null when it acts for itself. */
  application: string | null
  /** Values of the path's `:names`. */
  path: Record<string, string>
  request: { id: string; idempotency_key: string | null }
  /** Whether the key is publishable; only endpoints that say so are reached with one. */
  isPublishable: boolean
  /** The Origin header of a browser's call. */
  origin: string | null
  ip: string
  userAgent: string | null
  /** Additional headers for the answer. */
  answerHeaders: Record<string, string>
  /** The fault that this call meets, for those that an endpoint itself carries out. */
  fault: FaultAction | null
}

/** An endpoint as the router knows it. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  shape: Shape
  /** `own`: reachable with a publishable key (the endpoint checks the client secret where one is needed). */
  publishable: boolean
  run(call: Call, params: Infer<Shape>): unknown
}

/** Declares an endpoint. It runs without waiting, inside one transaction; `expand` is handled outside. */
export function endpoint<S extends Shape>(
  method: Endpoint['method'],
  path: string,
  shape: S,
  run: (call: Call, params: Infer<S>) => unknown,
  options: { publishable?: boolean } = {},
): Endpoint {
  return { method, path, shape, publishable: options.publishable ?? false, run }
}

/** A value of the path; the router has matched it, so it is there. */
export function pathId(call: Call, name = 'id'): string {
  return call.path[name] ?? ''
}
