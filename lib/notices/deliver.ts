import { mailboxOf } from '@/lib/auth/mailbox-of'
import { takeToken } from '@/lib/db/operations/rate-limit'
import { changeTasksOf } from '@/lib/db/operations/tasks'
import type { OrderRow } from '@/lib/db/orders/orders'
import { log } from '@/lib/log/log'
import { AddressRefused, type Mail, sendMail } from '@/lib/mail/send-mail'
import { isProven } from './buyer-mail'

/**
 * Sends a mail about an order. An address that its server refuses for good opens a task, which closes when a later mail is taken.
 * @param partId of the seller it goes to; null where it goes to the buyer
 * @throws when the mail could not be handed over for another reason; the job tries again
 */
export async function deliver({ id: orderId }: OrderRow, partId: string | null, mail: Mail): Promise<void> {
  const kind = 'mail_refused'
  try {
    await sendMail(mail)
    await changeTasksOf(orderId, { open: [], close: [{ kind, partId }] })
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error
    log.warn({ orderId, partId }, 'The mail server of a recipient refuses their address')
    await changeTasksOf(orderId, { open: [{ kind, partId, detail: { sentence: error.words } }], close: [] })
  }
}

/**
 * Sends a seller a mail that is about no order. Nobody waits for an answer to it, so an address that its server refuses for good is written down alone.
 * @throws when the mail could not be handed over for another reason; the job tries again
 */
export function deliverToSeller(mail: Mail, sellerId: string): Promise<void> {
  return deliverOrNote(mail, { sellerId })
}

/** Sends an operator a mail; as of deliverToSeller. */
export function deliverToOperator(mail: Mail): Promise<void> {
  return deliverOrNote(mail, {})
}

async function deliverOrNote(mail: Mail, to: { sellerId?: string }): Promise<void> {
  try {
    await sendMail(mail)
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error
    log.warn({ ...to, messageId: mail.messageId }, 'The mail server of a recipient refuses their address')
  }
}

/**
 * Counts a mail to an address that was only typed: ordering in somebody's name sends them a few mails, not hundreds.
 * @param isPaid it is about what was paid
 */
export async function mayMailBuyer(order: OrderRow, about: string, isPaid: boolean): Promise<boolean> {
  if (isProven(order)) return true
  const limit = await takeToken(isPaid ? 'guest-receipt' : 'guest-news', mailboxOf(order.email))
  if (!limit.ok) log.warn({ orderId: order.id, about }, 'A mail to a guest was left out: their mailbox had too many')
  return limit.ok
}
