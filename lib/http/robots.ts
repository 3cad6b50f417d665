import { type Env, env } from '@/lib/env'

/** Pages of one person alone, and what draws no page. */
const PRIVATE = ['/account', '/admin', '/api/', '/cart', '/checkout', '/connect-return', '/dev/', '/mailbox', '/orders', '/sell', '/signin']

/** robots.txt: search engines may read the storefront, and nothing of a preview. `/sell` alone would hide `/sellers` as well. */
export function robots({ appUrl, VERCEL_ENV }: Env = env()): string {
  const rules = VERCEL_ENV === 'preview' ? ['Disallow: /'] : ['Allow: /sellers/', ...PRIVATE.map((path) => `Disallow: ${path}`)]
  const sitemap = VERCEL_ENV === 'preview' ? [] : ['', `Sitemap: ${appUrl}/sitemap.xml`]
  return `${['User-agent: *', ...rules, ...sitemap].join('\n')}\n`
}
