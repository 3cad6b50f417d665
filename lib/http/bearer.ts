import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether a request carries `Authorization: Bearer <secret>`. No secret set means nobody may. */
export function hasBearer(headers: Headers, secret: string | undefined): boolean {
  if (!secret) return false
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(headers.get('authorization') ?? ''), hash(`Bearer ${secret}`))
}

/** What a 401 says of how to be let in (RFC 6750). */
export const BEARER_CHALLENGE = { 'www-authenticate': 'Bearer' }
