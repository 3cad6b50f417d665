import type { PreviewNotice } from '@/lib/domain/sellers/preview-notice'
import { type Env, env } from '@/lib/env'
import { ownOrigin } from '@/lib/http/own-origin'

type HeaderBag = { get(name: string): string | null }

/**
 * How a return from Stripe reaches the page that began: which address Stripe is given, where we stand, and what signs the state. `own`: straight back, to an
 * address that stays; `branch`: straight back to a preview's address for its branch; `relay`: over the stable host, which shares the secret.
 */
export type ConnectRoute = { kind: 'own' | 'branch' | 'relay'; origin: string; redirectUri: string; secret: string }

/**
 * The way back from Stripe, which redirects to registered addresses only. A preview deployment has an address for its branch, which stays and can be registered,
 * and one for each deployment, which cannot. Where a relay is set up, the preview names that instead and signs with the secret both share.
 * @returns null on a preview that no relay serves and that was not opened at its branch address
 */
export function connectRoute(headers: HeaderBag, settings: Env = env()): ConnectRoute | null {
  const origin = ownOrigin(headers, settings)
  const straight = { origin, redirectUri: `${origin}/api/connect/callback`, secret: settings.AUTH_SECRET }
  if (settings.VERCEL_ENV !== 'preview') return { kind: 'own', ...straight }
  if (settings.livemode) return null
  const { CONNECT_RELAY_URL: relay, CONNECT_RELAY_SECRET: secret } = settings
  if (relay && secret && isPreviewOrigin(origin, settings))
    return { kind: 'relay', origin, redirectUri: new URL('/api/connect/relay', relay).href, secret }
  return lastingOrigins(settings).includes(origin) ? { kind: 'branch', ...straight } : null
}

/** What a seller is told about Stripe's way back before they press Connect. @returns null where the shop's own address is registered for good */
export function previewNotice(headers: HeaderBag, settings: Env = env()): PreviewNotice | null {
  const route = connectRoute(headers, settings)
  if (route) return route.kind === 'own' ? null : { kind: 'register', redirectUri: route.redirectUri }
  const [lasting] = settings.livemode ? [] : lastingOrigins(settings)
  return lasting ? { kind: 'elsewhere', href: `${lasting}/sell` } : { kind: 'none' }
}

// A preview's addresses that stay from one deployment to the next: the one of its branch, and one that was given to it by hand.
function lastingOrigins(settings: Env): string[] {
  const branch = settings.VERCEL_BRANCH_URL ? [`https://${settings.VERCEL_BRANCH_URL}`] : []
  return settings.APP_URL ? [...branch, new URL(settings.APP_URL).origin] : branch
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
