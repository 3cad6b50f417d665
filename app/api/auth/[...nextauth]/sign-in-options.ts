import type { NextRequest } from 'next/server'
import type { NextAuthOptions } from 'next-auth'
import { authOptions } from '@/lib/auth/auth-options'
import { bringCart } from '@/lib/cart/bring-cart'
import { browserToken, hashOfToken, readBrowserToken, setBrowserToken, tokenAfterSignIn } from '@/lib/http/browser-cookie'
import { readerOfRequest } from '@/lib/i18n/for-request'
import { renewBrowser } from '@/lib/orders/renew-browser'

/**
 * What next-auth needs to know in a browser's request: there, the browser's cookie is renewed at sign-in, what a guest put into the cart and ordered comes
 * along, and the mail with the link is written in the browser's locale.
 */
export function signInOptions({ headers, cookies }: NextRequest): NextAuthOptions {
  const token = readBrowserToken(cookies)
  const browser = { browserHash: token && hashOfToken(token), userAgent: headers.get('user-agent') }
  return {
    ...authOptions({ ...readerOfRequest(headers), ...browser }),
    events: { signIn: ({ user }) => bringBrowser(user.id, user.email ?? '') },
  }
}

/** @param email proven by this sign-in: no other way in is let through */
async function bringBrowser(userId: string, email: string): Promise<void> {
  const before = await browserToken()
  const after = tokenAfterSignIn(before, userId)
  await renewBrowser(before, after, { userId, email })
  await setBrowserToken(after)
  await bringCart(async () => ({ userId, browserHash: hashOfToken(after) }))
}
