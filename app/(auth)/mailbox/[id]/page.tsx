import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkedText } from '@/components/auth/linked-text'
import { Card } from '@/components/ui/data/card'
import { PageHeader } from '@/components/ui/layout/page-header'
import { TextLink } from '@/components/ui/layout/text-link'
import { readMail } from '@/lib/mail/read-mail'

export const metadata: Metadata = { title: 'A mail' }

/** One mail, as text with its links, and as a mail program would draw it. */
export default async function MailPage({ params }: PageProps<'/mailbox/[id]'>) {
  const id = decodeURIComponent((await params).id)
  const mail = await readMail(id)
  if (!mail) notFound()
  return (
    <>
      <PageHeader
        above={
          <TextLink href="/mailbox" className="text-sm">
            Local mailbox
          </TextLink>
        }
        title={mail.subject}
        lead={`From ${mail.from} to ${mail.to}, ${mail.sentAt.slice(0, 16).replace('T', ' ')} UTC`}
      />
      <Card>
        <LinkedText text={mail.text} />
      </Card>
      {mail.html && (
        <p className="text-sm">
          <TextLink href={`/mailbox/${encodeURIComponent(id)}/html`} external>
            See it as a mail program shows it
          </TextLink>
        </p>
      )}
    </>
  )
}
