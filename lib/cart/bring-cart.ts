import { log } from '@/lib/log/log'
import { mergeCarts } from './merge-carts'

/** Takes a guest's cart along when they sign in. Nobody is kept from signing in by their cart: it is merged again when it is read. */
export async function bringCart(ownerOf: () => Promise<Parameters<typeof mergeCarts>[0]>): Promise<void> {
  try {
    await mergeCarts(await ownerOf())
  } catch (err) {
    log.error({ err }, 'The cart was not merged at sign-in')
  }
}
