import { mailboxOf } from '@/lib/auth/mailbox-of'
import { transaction } from '@/lib/db/client'
import { sendAll } from '@/lib/db/jobs/jobs'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { findOrder } from '@/lib/db/orders/orders'
import { ERASED_EMAIL } from '@/lib/domain/order/erased-email'
import { readKey } from '@/lib/orders/order-link'
import { mail } from './news'

type Resent = { kind: 'sent' } | { kind: 'not_found' } | { kind: 'too_many'; retryAfterSeconds: number }

/**
 * Mails a new link to the address of an order, for somebody who came by one that is over. Where it goes does not depend on who asks; pressed twice within a minute it
 * is sent once.
 */
export async function resendLink(orderId: string, key: string, now = new Date()): Promise<Resent> {
  const order = await findOrder(orderId)
  const known = order && readKey(order, key, now)
  const [part] = order?.parts ?? []
  if (!order || !part || !known || known.state === 'good' || order.email === ERASED_EMAIL) return { kind: 'not_found' }
  const limit = await takeToken('order-link', mailboxOf(order.email))
  if (!limit.ok) return { kind: 'too_many', retryAfterSeconds: limit.retryAfterSeconds }
  await transaction((tx) => sendAll(tx, 'send-order-mail', [mail(part, 'buyer', 'link', now.toISOString().slice(0, 16))]))
  return { kind: 'sent' }
}
