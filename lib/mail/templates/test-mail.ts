import type { Draft, Words } from './draft'

/** What an operator sends themselves to see whether mail arrives. @param url of the page they sent it from */
export function testMail({ url }: { url: string }, { t }: Words): Draft {
  return {
    subject: t('mail.test.subject'),
    title: t('mail.test.title'),
    lead: [t('mail.test.text')],
    link: { label: t('mail.test.button'), url },
    reason: t('mail.reason.operator'),
  }
}
