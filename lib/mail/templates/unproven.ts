import type { Draft, Words } from './draft'

/**
 * What is mailed of an order that is not paid to an address that was only typed: one line of ours and the way to the order. Nobody sends strangers their own words
 * by ordering under their address.
 * @param draft the mail as its buyer would get it
 */
export function unprovenMail(draft: Draft, about: 'ordered' | 'refused' | 'canceled' | 'card_expires', number: string, { t }: Words): Draft {
  return {
    subject: about === 'canceled' ? t('mail.unproven.canceledSubject', { number }) : draft.subject,
    title: draft.title,
    lead: [t(`mail.unproven.${about}`, { number })],
    link: draft.link,
    reason: draft.reason,
  }
}
