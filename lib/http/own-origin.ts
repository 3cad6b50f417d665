import { type Env, env } from '@/lib/env'

type HeaderBag = { get(name: string): string | null }

/**
 * The origin this shop answers on, such as `https://souk.example`.
 * It is APP_URL's, except on a preview deployment: that has several names (one for the build, one for the branch), so the
 * requested one counts there, as far as Vercel says it is ours. A host nobody vouches for never becomes our origin.
 * @param headers the request's headers
 */
export function ownOrigin(headers: HeaderBag, settings: Env = env()): string {
  const configured = new URL(settings.appUrl).origin
  if (settings.VERCEL_ENV !== 'preview') return configured
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? ''
  return [settings.VERCEL_URL, settings.VERCEL_BRANCH_URL].includes(host) ? `https://${host}` : configured
}

/** Whether this shop is reached over https: decides about HSTS and the `__Host-` prefix of cookies. */
export function isSecure(settings: Env = env()): boolean {
  return settings.appUrl.startsWith('https:')
}
