import { brand } from '@/brand'
import { openApi } from '@/lib/domain/api/openapi'
import { env } from '@/lib/env'

/** What the API can do, as OpenAPI 3.1. Anybody may read it. */
export function GET(): Response {
  return Response.json(openApi(env().appUrl, brand.name))
}
