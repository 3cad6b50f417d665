import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { mayReadMailbox } from '@/app/(auth)/mailbox/local-mailbox'
import { LinkedText } from '@/components/auth/linked-text'
import { MailFrame } from '@/components/auth/mail-frame'
import { Section } from '@/components/ui/data/card'
import { PageHeader } from '@/components/ui/layout/page-header'
import { TextLink } from '@/components/ui/layout/text-link'
import { readMail } from '@/lib/mail/read-mail'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.mailbox'))('mailTitle') }
}

/** One mail, as a mail program would draw it, and as text with its links. */
export default async function MailPage({ params }: PageProps<'/mailbox/[id]'>) {
  const id = decodeURIComponent((await params).id)
  const mail = (await mayReadMailbox()) ? await readMail(id) : undefined
  if (!mail) notFound()
  const [t, format] = await Promise.all([getTranslations('auth.mailbox'), getFormatter()])
  return (
    <>
      <PageHeader
        above={
          <TextLink href="/mailbox" className="text-sm">
            {t('title')}
          </TextLink>
        }
        title={mail.subject}
        lead={t('fromTo', { from: mail.from, to: mail.to, at: format.dateTime(new Date(mail.sentAt), 'receipt') })}
      />
      {mail.html && <MailFrame title={t('htmlVersion')} src={`/mailbox/${encodeURIComponent(id)}/html`} />}
      <Section title={t('textVersion')}>
        <div className="font-mono text-sm">
          <LinkedText text={mail.text} />
        </div>
      </Section>
    </>
  )
}
