import { type TokenAnswer, takeToken } from '@/lib/db/operations/rate-limit'
import { clientIp } from '@/lib/http/client-ip'

/**
 * Counts one try to sign in by e-mail, by where it comes from and by whom it would mail.
 * @param request the posted form, left unread
 */
export async function limitSignIn(request: Request): Promise<TokenAnswer> {
  const byIp = await takeToken('sign-in-ip', clientIp(request.headers))
  if (!byIp.ok) return byIp
  const form = await request
    .clone()
    .formData()
    .catch(() => null)
  const email = form?.get('email')
  return typeof email === 'string' ? takeToken('sign-in-email', email.trim().toLowerCase().slice(0, 254)) : byIp
}
