import { type Env, env } from '@/lib/env'
import { ownOrigin } from '@/lib/http/own-origin'

type HeaderBag = { get(name: string): string | null }

/** How a return from Stripe reaches the page that began: which address Stripe is given, where we stand, and what signs the state. */
export type ConnectRoute = { origin: string; redirectUri: string; secret: string }

/**
 * The way back from Stripe. A preview deployment cannot register its address with Stripe: it names the relay on the stable host and signs with the secret both share.
 * @returns null on a preview that no relay serves, or whose host the allow-list does not name
 */
export function connectRoute(headers: HeaderBag, settings: Env = env()): ConnectRoute | null {
  const origin = ownOrigin(headers, settings)
  if (settings.VERCEL_ENV !== 'preview') return { origin, redirectUri: `${origin}/api/connect/callback`, secret: settings.AUTH_SECRET }
  if (settings.livemode || !settings.CONNECT_RELAY_URL || !settings.CONNECT_RELAY_SECRET || !isPreviewOrigin(origin, settings)) return null
  return { origin, redirectUri: new URL('/api/connect/relay', settings.CONNECT_RELAY_URL).href, secret: settings.CONNECT_RELAY_SECRET }
}

/**
 * Whether an origin is a preview of ours: https, no port, and its whole host matches CONNECT_PREVIEW_HOSTS, a list such as `souk-*-team.vercel.app` in which
 * `*` stands for letters, digits and hyphens, never for a dot.
 */
export function isPreviewOrigin(origin: string, settings: Env = env()): boolean {
  const patterns = (settings.CONNECT_PREVIEW_HOSTS ?? '').split(',').map((pattern) => pattern.trim().toLowerCase())
  const host = /^https:\/\/([a-z0-9.-]+)$/.exec(origin)?.[1]
  return host !== undefined && patterns.some((pattern) => pattern !== '' && matches(host, pattern))
}

function matches(host: string, pattern: string): boolean {
  const body = pattern
    .split('*')
    .map((part) => part.replaceAll(/[^a-z0-9-]/g, '\\$&'))
    .join('[a-z0-9-]+')
  return new RegExp(`^${body}$`).test(host)
}
