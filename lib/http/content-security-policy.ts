import { type Env, env } from '@/lib/env'
import { isSecure } from './own-origin'

// Stripe's own list: docs.stripe.com/security/guide#content-security-policy, and Link's.
const STRIPE = {
  script: ['https://js.stripe.com', 'https://*.js.stripe.com'],
  frame: ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com', 'https://link.com', 'https://*.link.com'],
  connect: ['https://api.stripe.com', 'https://link.com', 'https://*.link.com'],
  oauth: 'https://connect.stripe.com',
}

/**
 * The Content-Security-Policy of one answer. The nonce decides which scripts the page brought itself; the list of hosts decides where any script may
 * come from, also one that a trusted script loads ('strict-dynamic' would switch that list off, so it is a policy of its own: a browser
 * obeys both). `style-src-attr` is open because React writes `style` attributes; `<style>` and links are not.
 * @param nonce 128 random bits or more, new for each answer
 */
export function contentSecurityPolicy(nonce: string, settings: Env = env()): string {
  const stripe = stripeSources(settings)
  const dev = settings.NODE_ENV === 'development'
  const hosts: Record<string, string[]> = {
    'default-src': ["'self'"],
    // React rebuilds server stacks with eval in development only.
    'script-src': ["'self'", `'nonce-${nonce}'`, ...stripe.script, ...(dev ? ["'unsafe-eval'"] : [])],
    // The development overlay inserts styles without a nonce.
    'style-src': dev ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...stripe.connect, ...(dev ? ['ws:'] : [])],
    'frame-src': ["'self'", ...stripe.frame],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    // A form that we answer with a redirect counts as well: sign-in and Connect lead on to these.
    'form-action': ["'self'", stripe.oauth, ...signInHosts(settings)],
    ...(isSecure(settings) ? { 'upgrade-insecure-requests': [] } : {}),
  }
  return write(hosts)
}

/** The second policy: every script must carry the nonce or be loaded by one that does. */
export function strictScriptPolicy(nonce: string, settings: Env = env()): string {
  const dev = settings.NODE_ENV === 'development'
  return write({ 'script-src': [`'nonce-${nonce}'`, "'strict-dynamic'", ...(dev ? ["'unsafe-eval'"] : [])] })
}

function stripeSources(settings: Env): typeof STRIPE {
  if (!settings.STRIPE_LOCAL_URL) return STRIPE
  const local = new URL(settings.STRIPE_LOCAL_URL).origin
  return { script: [local], frame: [local], connect: [local], oauth: local }
}

function signInHosts(settings: Env): string[] {
  return [...(settings.GITHUB_ID ? ['https://github.com'] : []), ...(settings.GOOGLE_ID ? ['https://accounts.google.com'] : [])]
}

function write(directives: Record<string, string[]>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}
