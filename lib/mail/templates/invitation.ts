import type { ShopRole } from '@/lib/domain/sellers/shop-roles'
import type { Draft, Words } from './draft'

export type InvitationMail = { shop: string; invitedBy: string | null; role: ShopRole; until: string; url: string }

/** Somebody is invited to work in a shop. */
export function invitationMail({ shop, invitedBy, role, until, url }: InvitationMail, { t, format }: Words): Draft {
  return {
    subject: t('mail.invitation.subject', { shop }),
    title: t('mail.invitation.title', { shop }),
    lead: [
      invitedBy ? t('mail.invitation.by', { invitedBy, shop }) : t('mail.invitation.text', { shop }),
      t(`auth.join.role.${role}`),
      t('mail.invitation.until', { until: format.dateTime(new Date(until), 'agreedDay') }),
    ],
    link: { label: t('mail.invitation.button'), url },
    reason: t('mail.reason.invitation'),
  }
}
