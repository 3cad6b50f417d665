import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Card } from '@/components/ui/data/card'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { hasLocalMailbox, listMails } from '@/lib/mail/mailbox'

export const metadata: Metadata = { title: 'Local mailbox' }

const SHOWN = 100

/** The mail this shop sent while it runs on one machine. It is nowhere else to be seen. */
export default async function MailboxPage() {
  if (!hasLocalMailbox()) notFound()
  const mails = await listMails()
  return (
    <>
      <PageHeader title="Local mailbox" lead="No mail leaves this machine until SMTP_URL is set. What would have been sent is here, newest first." />
      {mails.length === 0 ? (
        <EmptyState title="No mail yet" action={<LinkButton href="/signin">Sign in</LinkButton>}>
          Links to sign in, receipts and notices to sellers appear here.
        </EmptyState>
      ) : (
        <Card padded={false}>
          <ul className="divide-y divide-line">
            {mails.slice(0, SHOWN).map((mail) => (
              <li key={mail.id}>
                <Link
                  href={`/mailbox/${encodeURIComponent(mail.id)}` as Route}
                  className="flex flex-col gap-0.5 px-5 py-3.5 -outline-offset-2 hover:bg-sunken"
                >
                  <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                    <span className="font-medium">{mail.subject}</span>
                    <time dateTime={mail.sentAt} className="text-muted text-sm">
                      {mail.sentAt.slice(0, 16).replace('T', ' ')} UTC
                    </time>
                  </span>
                  <span className="text-muted text-sm">to {mail.to}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
