import type { Draft, Words } from './draft'

/** @property name of the shop that is suspended, or of the product that is hidden */
export type StoppedMail = { of: 'suspension' | 'hiding'; change: 'stopped' | 'lifted'; name: string; reason: string; url: string }

/** An operator has stopped a seller or hidden a product of theirs, or has lifted it. */
export function stoppedMail({ of, change, name, reason, url }: StoppedMail, { t }: Words): Draft {
  const more = [...(reason ? [t('mail.stopped.reason', { reason })] : []), t(`mail.${of}.stays`)]
  return {
    subject: t(`mail.${of}.${change}.subject`, { name }),
    title: t(`mail.${of}.${change}.title`),
    lead: [t(`mail.${of}.${change}.text`, { name }), ...(change === 'stopped' ? more : [])],
    link: { label: t(`mail.${of}.view`), url },
    reason: t('mail.reason.seller'),
  }
}
