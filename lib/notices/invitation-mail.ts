import { findReader } from '@/lib/db/auth/people'
import { findInvitation } from '@/lib/db/sellers/invitations'
import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { renderMail } from '@/lib/mail/render-mail'
import { invitationMail } from '@/lib/mail/templates/invitation'
import { invitationToken } from '@/lib/sellers/team/invitation-token'
import { deliverToSeller } from './deliver'

/**
 * Mails an invitation to a shop, unless it is over by now.
 * @throws when the mail could not be handed over; the job tries again
 */
export async function sendInvitationMail(invitationId: string): Promise<void> {
  const found = await findInvitation({ id: invitationId })
  if (!found || found.acceptedAt || found.revokedAt || found.expiresAt <= new Date()) return
  const words = translatorFor(await findReader(found.email))
  const by = found.invitedBy?.name ?? found.invitedBy?.email
  const facts = {
    shop: onePlainLine(found.seller.shopName),
    invitedBy: by ? onePlainLine(by) : null,
    role: found.role,
    until: found.expiresAt.toISOString(),
    url: `${env().appUrl}/join?token=${invitationToken(invitationId)}`,
  }
  const mail = await renderMail(invitationMail(facts, words), words)
  await deliverToSeller({ ...mail, messageId: `invitation-${invitationId}`, to: found.email }, found.sellerId)
}
