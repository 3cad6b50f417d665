import type { Draft, Words } from './draft'

export type WebhookOffMail = { shop: string; address: string; url: string }

/** Nothing has reached an endpoint of a shop's programs for three days: it is turned off. */
export function webhookOffMail({ shop, address, url }: WebhookOffMail, { t }: Words): Draft {
  return {
    subject: t('mail.webhookOff.subject', { shop }),
    title: t('mail.webhookOff.title'),
    lead: [t('mail.webhookOff.text', { address }), t('mail.webhookOff.next')],
    link: { label: t('mail.webhookOff.button'), url },
    reason: t('mail.reason.seller'),
  }
}
