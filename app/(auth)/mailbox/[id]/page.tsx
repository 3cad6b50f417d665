import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { LinkedText } from '@/components/auth/linked-text'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { TextLink } from '@/components/ui/text-link'
import { hasLocalMailbox, listMails } from '@/lib/mail/mailbox'

export const metadata: Metadata = { title: 'A mail' }

/** One mail, as text with its links, and as a mail program would draw it. */
export default async function MailPage({ params }: PageProps<'/mailbox/[id]'>) {
  if (!hasLocalMailbox()) notFound()
  const id = decodeURIComponent((await params).id)
  const mail = (await listMails()).find((each) => each.id === id)
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
        <section className="flex flex-col gap-3">
          <h2 className="font-semibold text-lg">As a mail program shows it</h2>
          {/* No script runs in there, and it has no origin; its links open in a window of their own. */}
          <iframe
            title={`${mail.subject}, as a mail program shows it`}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            srcDoc={`<base target="_blank">${mail.html}`}
            className="h-80 w-full rounded-lg border border-line bg-white"
          />
        </section>
      )}
    </>
  )
}
