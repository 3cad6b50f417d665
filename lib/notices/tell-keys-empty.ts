import { findEmptyPool, markPoolTold } from '@/lib/db/digital/keys'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { keysEmptyMail } from '@/lib/mail/templates/keys-empty'
import { mailSeller } from './mail-seller'

/**
 * Tells a seller that the last key of a variant is sold, once until there are some again. Where some are left nothing is told.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function tellKeysEmpty(variantId: string): Promise<void> {
  const empty = await findEmptyPool(variantId)
  if (!empty) return
  const { name, variantTitle, shopName, productId, sellerId } = empty
  const product = onePlainLine(variantTitle ? `${name}, ${variantTitle}` : name)
  const facts = { product, shop: onePlainLine(shopName), url: `${env().appUrl}/sell/products/${productId}` }
  const messageId = `keys-empty-${variantId}-${new Date().toISOString().slice(0, 10)}`
  await mailSeller(sellerId, messageId, (words) => keysEmptyMail(facts, words))
  await markPoolTold(variantId)
}
