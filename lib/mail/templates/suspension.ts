import type { Draft, Words } from './draft'

export type SuspensionMail = { change: 'suspended' | 'lifted'; shop: string; reason: string; url: string }

/** An operator has stopped a seller, or lets them sell again. */
export function suspensionMail({ change, shop, reason, url }: SuspensionMail, { t }: Words): Draft {
  const stopped = [...(reason ? [t('mail.suspension.suspended.reason', { reason })] : []), t('mail.suspension.suspended.stays')]
  return {
    subject: t(`mail.suspension.${change}.subject`, { shop }),
    title: t(`mail.suspension.${change}.title`),
    lead: [t(`mail.suspension.${change}.text`, { shop }), ...(change === 'suspended' ? stopped : [])],
    link: { label: t('mail.suspension.view'), url },
    reason: t('mail.reason.seller'),
  }
}
