import type { NextAuthOptions } from 'next-auth'
import { authOptions } from '@/lib/auth/auth-options'
import { bringCart } from '@/lib/cart/bring-cart'
import { browserHash } from '@/lib/http/browser-cookie'
import { readerOfRequest } from '@/lib/i18n/for-request'

/**
 * What next-auth needs to know in a browser's request: there, what a guest put into the cart comes along when they sign in, and the mail with the link is
 * written in the browser's locale.
 */
export function signInOptions({ headers }: Request): NextAuthOptions {
  return {
    ...authOptions(readerOfRequest(headers)),
    events: { signIn: ({ user }) => bringCart(async () => ({ userId: user.id, browserHash: await browserHash() })) },
  }
}
