import { log } from '@/lib/log/log'
import { mergeWishes } from '@/lib/wishlist/merge-wishes'
import { mergeCarts } from './merge-carts'

/** Takes a guest's cart and wishlist along when they sign in. Nobody is kept from signing in by them: they are merged again when they are read. */
export async function bringCart(ownerOf: () => Promise<Parameters<typeof mergeCarts>[0]>): Promise<void> {
  try {
    const owner = await ownerOf()
    await mergeCarts(owner)
    await mergeWishes(owner)
  } catch (err) {
    log.error({ err }, 'Cart or wishlist was not merged at sign-in')
  }
}
