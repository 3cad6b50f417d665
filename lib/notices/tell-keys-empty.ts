import { findEmptyPool, markPoolTold } from '@/lib/db/digital/keys'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { keysEmptyMail } from '@/lib/mail/templates/keys-empty'
import { deliverToSeller } from './deliver'

/**
 * Tells a seller that the last key of a variant is sold, once until there are some again. Where some are left nothing is told.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function tellKeysEmpty(variantId: string): Promise<void> {
  const empty = await findEmptyPool(variantId)
  if (!empty) return
  const { name, variantTitle, shopName, productId, sellerId, reader } = empty
  const product = onePlainLine(variantTitle ? `${name}, ${variantTitle}` : name)
  const words = translatorFor(reader)
  const draft = keysEmptyMail({ product, shop: onePlainLine(shopName), url: `${env().appUrl}/sell/products/${productId}` }, words)
  const messageId = `keys-empty-${variantId}-${new Date().toISOString().slice(0, 10)}`
  if (reader.email) await deliverToSeller({ ...(await renderMail(draft, words)), messageId, to: reader.email }, sellerId)
  await markPoolTold(variantId)
}
