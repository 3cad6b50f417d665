import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getFormatter, getTranslations } from 'next-intl/server'
import { LinkedText } from '@/components/auth/linked-text'
import { Card } from '@/components/ui/data/card'
import { PageHeader } from '@/components/ui/layout/page-header'
import { TextLink } from '@/components/ui/layout/text-link'
import { readMail } from '@/lib/mail/read-mail'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.mailbox'))('mailTitle') }
}

/** One mail, as text with its links, and as a mail program would draw it. */
export default async function MailPage({ params }: PageProps<'/mailbox/[id]'>) {
  const id = decodeURIComponent((await params).id)
  const mail = await readMail(id)
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
      <Card>
        <LinkedText text={mail.text} />
      </Card>
      {mail.html && (
        <p className="text-sm">
          <TextLink href={`/mailbox/${encodeURIComponent(id)}/html`} external>
            {t('asHtml')}
          </TextLink>
        </p>
      )}
    </>
  )
}
