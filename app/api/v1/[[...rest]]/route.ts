import { problem } from '@/lib/http/problem'
import { translatorForRequest } from '@/lib/i18n/for-request'

/** Whatever the API has no route for: Problem Details, as every failure of it. */
export function GET(request: Request): Response {
  return problem(404, 'no_such_route', translatorForRequest(request).say({ key: 'api.noRoute' }))
}
export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT }
