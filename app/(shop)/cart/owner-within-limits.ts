import { headers } from 'next/headers'
import { currentCart } from '@/lib/cart/current-cart'
import { limitCart } from '@/lib/cart/limit-cart'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import type { Said } from '@/lib/domain/wire/said'
import { keepsNoCookies } from '@/lib/http/browser-cookie'
import { clientIp } from '@/lib/http/client-ip'

/** Whose cart or wishlist is changed, or why it may not be now. That the request came from a page of ours, `proxy.ts` has made sure. */
export async function ownerWithinLimits(): Promise<{ owner: CartOwner; refusal: Said | null }> {
  const [owner, sent] = await Promise.all([currentCart(), headers()])
  if (keepsNoCookies(sent)) return { owner, refusal: { key: 'cookiesRefused' } }
  const limit = await limitCart(owner, clientIp(sent))
  const refusal: Said | null = limit.ok ? null : { key: 'tooManyRequests', values: { minutes: Math.ceil(limit.retryAfterSeconds / 60) } }
  return { owner, refusal }
}
