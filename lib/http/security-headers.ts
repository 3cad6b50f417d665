import { type Env, env } from '@/lib/env'
import { contentSecurityPolicy, strictScriptPolicy } from './content-security-policy'
import { isSecure } from './own-origin'

/**
 * The headers of every answer. HSTS only over https in production, and for this host alone: other names of the domain are not ours to decide about.
 * @param nonce the one the page's scripts carry
 */
export function securityHeaders(nonce: string, settings: Env = env()): Record<string, string> {
  return {
    'content-security-policy': `${contentSecurityPolicy(nonce, settings)}, ${strictScriptPolicy(nonce, settings)}`,
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), browsing-topics=(), payment=(self "https://js.stripe.com")',
    ...(isSecure(settings) && settings.NODE_ENV === 'production' ? { 'strict-transport-security': 'max-age=63072000' } : {}),
  }
}
