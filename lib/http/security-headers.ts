import { type Env, env } from '@/lib/env'
import { contentSecurityPolicy, strictScriptPolicy } from './content-security-policy'
import { isSecure } from './own-origin'

/**
 * The headers of every answer; they win over what a page or route sets itself. HSTS only over https in production, and for this host alone: other names of the
 * domain are not ours to decide about.
 * @param path what was asked for
 * @param nonce the one the page's scripts carry
 */
export function securityHeaders(path: string, nonce: string, settings: Env = env()): Record<string, string> {
  return {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...policyHeaders(path, nonce, settings),
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'permissions-policy':
      'camera=(), microphone=(), geolocation=(), usb=(), browsing-topics=(), payment=(self "https://js.stripe.com" "https://*.js.stripe.com")',
    ...(isSecure(settings) && settings.NODE_ENV === 'production' ? { 'strict-transport-security': 'max-age=63072000' } : {}),
  }
}

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
// A mail is drawn within a page of ours, and its links work: no script, no form, no request to anywhere.
const MAIL =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

function policyHeaders(path: string, nonce: string, settings: Env): Record<string, string> {
  // These draw no page, and their addresses may hold a code or a token that no other site should read in a Referer.
  if (path.startsWith('/api/')) return { 'content-security-policy': NOTHING, 'referrer-policy': 'no-referrer' }
  if (/^\/(mailbox|dev\/mails)\/[^/]+\/html$/.test(path)) {
    return { 'content-security-policy': MAIL, 'referrer-policy': 'no-referrer', 'x-frame-options': 'SAMEORIGIN' }
  }
  const pages = `${contentSecurityPolicy(nonce, settings)}, ${strictScriptPolicy(nonce, settings)}`
  return { 'content-security-policy': pages, 'referrer-policy': 'strict-origin-when-cross-origin' }
}
