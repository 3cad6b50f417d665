import { type ConnectionRow, findConnectionOfShop } from '@/lib/db/sellers/connections'
import { findSellerReader } from '@/lib/db/sellers/sellers'
import { type AccountFacts, type AccountNews, standing } from '@/lib/domain/sellers/account-news'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { accountMail } from '@/lib/mail/templates/account'
import { deliverToSeller } from './deliver'

/**
 * Tells a seller that their Stripe account has become worse, should it stand so still.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendAccountMail(connectionId: string, news: AccountNews): Promise<void> {
  const connection = await findConnectionOfShop(connectionId)
  if (!connection?.seller || standingOf(connection) !== news) return
  const { id: sellerId, shopName } = connection.seller
  const reader = await findSellerReader(sellerId)
  if (!reader?.email) return
  const words = translatorFor(reader)
  const mail = await renderMail(accountMail({ news, shop: onePlainLine(shopName), url: `${env().appUrl}/sell` }, words), words)
  const since = (connection.disconnectedAt ?? connection.syncedAt ?? connection.connectedAt).toISOString().slice(0, 10)
  await deliverToSeller({ ...mail, messageId: `account-${connectionId}-${news}-${since}`, to: reader.email }, sellerId)
}

function standingOf(connection: Pick<ConnectionRow, 'status'> & AccountFacts): AccountNews | null {
  if (connection.status === 'connected') return standing(connection)
  return connection.status === 'disconnected' ? 'left' : null
}
