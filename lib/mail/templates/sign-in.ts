import type { Draft, Words } from './draft'

/** A magic link. @param link its address, the host it leads to, and how long it works */
export function signInMail(link: { url: string; host: string; minutes: number }, { t }: Words): Draft {
  return {
    subject: t('mail.signIn.subject'),
    title: t('mail.signIn.title'),
    lead: [t('mail.signIn.text', { host: link.host }), t('mail.signIn.once', { minutes: link.minutes })],
    link: { label: t('mail.signIn.button'), url: link.url },
    notes: [t('mail.signIn.ignore')],
    reason: t('mail.reason.signIn'),
  }
}
