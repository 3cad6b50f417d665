import { type ConnectionRow, findConnectionOfShop } from '@/lib/db/sellers/connections'
import { type AccountFacts, type AccountNews, standing } from '@/lib/domain/sellers/account-news'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { accountMail } from '@/lib/mail/templates/account'
import { mailSeller } from './mail-seller'

/**
 * Tells a seller that their Stripe account has become worse, should it stand so still.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendAccountMail(connectionId: string, news: AccountNews): Promise<void> {
  const connection = await findConnectionOfShop(connectionId)
  if (!connection?.seller || standingOf(connection) !== news) return
  const { id: sellerId, shopName } = connection.seller
  const facts = { news, shop: onePlainLine(shopName), url: `${env().appUrl}/sell` }
  const since = (connection.disconnectedAt ?? connection.syncedAt ?? connection.connectedAt).toISOString().slice(0, 10)
  await mailSeller(sellerId, `account-${connectionId}-${news}-${since}`, (words) => accountMail(facts, words))
}

function standingOf(connection: Pick<ConnectionRow, 'status'> & AccountFacts): AccountNews | null {
  if (connection.status === 'connected') return standing(connection)
  return connection.status === 'disconnected' ? 'left' : null
}
