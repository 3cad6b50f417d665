import { findWebhook } from '@/lib/db/api/shop-webhooks'
import { findSeller, findSellerReader } from '@/lib/db/sellers/sellers'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { webhookOffMail } from '@/lib/mail/templates/webhook-off'
import { deliverToSeller } from './deliver'

/**
 * Tells a seller that an endpoint of theirs was turned off, unless it is on again by now.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendWebhookMail(webhookId: string): Promise<void> {
  const webhook = await findWebhook(webhookId)
  if (!webhook?.disabledAt) return
  const [shop, reader] = await Promise.all([findSeller(webhook.sellerId), findSellerReader(webhook.sellerId)])
  if (!shop || !reader?.email) return
  const words = translatorFor(reader)
  const facts = { shop: onePlainLine(shop.shopName), address: onePlainLine(webhook.url), url: `${env().appUrl}/sell/settings/webhooks` }
  const messageId = `webhook-off-${webhookId}-${webhook.disabledAt.getTime()}`
  await deliverToSeller({ ...(await renderMail(webhookOffMail(facts, words), words)), messageId, to: reader.email }, webhook.sellerId)
}
