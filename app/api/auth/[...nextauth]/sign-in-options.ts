import type { NextAuthOptions } from 'next-auth'
import { authOptions } from '@/lib/auth/auth-options'
import { bringCart } from '@/lib/cart/bring-cart'
import { browserHash } from '@/lib/http/browser-cookie'

/** What next-auth needs to know in a browser's request: there, what a guest put into the cart comes along when they sign in. */
export function signInOptions(): NextAuthOptions {
  return { ...authOptions(), events: { signIn: ({ user }) => bringCart(async () => ({ userId: user.id, browserHash: await browserHash() })) } }
}
