import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { EmptyState } from '@/components/ui/feedback/empty-state'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { listMails } from '@/lib/mail/mailbox'
import { mayReadMailbox } from './local-mailbox'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.mailbox'))('title') }
}

const SHOWN = 100

/** The mail this shop sent while it runs on one machine. It is nowhere else to be seen. */
export default async function MailboxPage() {
  if (!(await mayReadMailbox())) notFound()
  const t = await getTranslations('auth')
  const mails = await listMails()
  return (
    <>
      <PageHeader title={t('mailbox.title')} lead={t('mailbox.lead')} />
      {mails.length === 0 ? (
        <EmptyState title={t('mailbox.empty')} action={<LinkButton href="/signin">{t('signIn.title')}</LinkButton>}>
          {t('mailbox.emptyText')}
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
                    <span dir="auto" className="font-medium">
                      {mail.subject}
                    </span>
                    <Moment at={mail.sentAt} className="text-muted text-sm" />
                  </span>
                  <span className="text-muted text-sm">{t('mailbox.to', { address: mail.to })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
