import { findWebhook } from '@/lib/db/api/shop-webhooks'
import { findSeller } from '@/lib/db/sellers/sellers'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { webhookOffMail } from '@/lib/mail/templates/webhook-off'
import { mailSeller } from './mail-seller'

/**
 * Tells a seller that an endpoint of theirs was turned off, unless it is on again by now.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendWebhookMail(webhookId: string): Promise<void> {
  const webhook = await findWebhook(webhookId)
  if (!webhook?.disabledAt) return
  const shop = await findSeller(webhook.sellerId)
  if (!shop) return
  const facts = { shop: onePlainLine(shop.shopName), address: onePlainLine(webhook.url), url: `${env().appUrl}/sell/settings/webhooks` }
  const messageId = `webhook-off-${webhookId}-${webhook.disabledAt.getTime()}`
  await mailSeller(webhook.sellerId, messageId, (words) => webhookOffMail(facts, words))
}
