import type { NextAuthOptions } from 'next-auth'
import { authOptions } from '@/lib/auth/auth-options'
import { mergeCarts } from '@/lib/cart/merge-carts'
import { browserHash } from '@/lib/http/browser-cookie'

/** What next-auth needs to know in a browser's request: there, what a guest put into the cart comes along when they sign in. */
export function signInOptions(): NextAuthOptions {
  return { ...authOptions(), events: { signIn: async ({ user }) => bringCart(user.id) } }
}

// Nobody is kept from signing in by their cart: it is merged again when it is read.
async function bringCart(userId: string): Promise<void> {
  try {
    await mergeCarts({ userId, browserHash: await browserHash() })
  } catch (error) {
    console.error('cart: not merged at sign-in:', error)
  }
}
