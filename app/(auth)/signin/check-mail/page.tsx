import type { Metadata } from 'next'
import { Card } from '@/components/ui/data/card'
import { LinkButton } from '@/components/ui/form/link-button'
import { TextLink } from '@/components/ui/layout/text-link'
import { LINK_MINUTES } from '@/lib/auth/sign-in-mail'
import { hasLocalMailbox } from '@/lib/mail/mailbox'

export const metadata: Metadata = { title: 'Check your mail' }

/** Shown after a link was mailed. */
export default function CheckMailPage() {
  return (
    <Card className="mx-auto w-full max-w-md">
      <div className="flex flex-col gap-5">
        <header className="flex flex-col gap-1.5">
          <h1 className="display text-3xl">Check your mail</h1>
          <p className="text-muted">We sent you a link. Open it in this browser; it works once, for {LINK_MINUTES} minutes.</p>
        </header>
        {hasLocalMailbox() && (
          <div className="flex flex-col gap-3 rounded-md bg-info-soft p-4 text-sm">
            <p>This shop runs on your machine, so its mail stays here.</p>
            <LinkButton href="/mailbox" variant="secondary" size="sm">
              Open the local mailbox
            </LinkButton>
          </div>
        )}
        <p className="text-muted text-sm">
          Nothing came? Look among the unwanted mail, or <TextLink href="/signin">ask for another link</TextLink>.
        </p>
      </div>
    </Card>
  )
}
