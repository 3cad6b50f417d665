import { describeError } from './describe-error'
import { log } from './log'
import { REQUEST_ID_HEADER } from './request-id'

type Failed = { path: string; method: string; headers: Record<string, string | string[] | undefined> }
type Place = { routePath: string; routeType: string }

/**
 * Logs what a page, route or action threw, under the reference that its error page shows.
 * @param request as Next gives it; its query may hold tokens and is left out
 */
export function logRequestError(error: unknown, request: Failed, { routePath, routeType }: Place, to = log): void {
  const requestId = [request.headers[REQUEST_ID_HEADER]].flat()[0]
  const { digest } = describeError(error)
  const path = request.path.split('?')[0]
  to.error(
    { err: error, ...(requestId && { requestId }), ...(digest && { digest }), method: request.method, path, routePath, routeType },
    'A request failed',
  )
}
