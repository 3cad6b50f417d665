import { currentViewer } from '@/lib/auth/viewer'
import type { CartOwner } from '@/lib/domain/cart/cart-owner'
import { browserHash } from '@/lib/http/browser-cookie'

/** Whose cart this request is about: the signed-in person's, else this browser's. */
export async function currentCart(): Promise<CartOwner> {
  const [viewer, hash] = await Promise.all([currentViewer(), browserHash()])
  return { userId: viewer?.userId ?? null, browserHash: hash }
}
