import type { Metadata } from 'next'
import { SignOut } from '@/components/shell/sign-out'
import { Card } from '@/components/ui/data/card'
import { buttonClass } from '@/components/ui/form/button-style'
import { LinkButton } from '@/components/ui/form/link-button'
import { requireViewer } from '@/lib/auth/viewer'

export const metadata: Metadata = { title: 'For the operator' }

/** Where somebody lands who is signed in but does not run this marketplace. */
export default async function NotOperatorPage() {
  const { email } = await requireViewer()
  return (
    <Card className="mx-auto w-full max-w-md">
      <div className="flex flex-col gap-5">
        <header className="flex flex-col gap-1.5">
          <h1 className="display text-3xl">These pages are for the operator</h1>
          <p className="text-muted">
            You are signed in as {email}, which is not in OPERATOR_EMAILS, or has not been confirmed by a link in a mail yet. Sign in by e-mail with
            the operator’s address.
          </p>
        </header>
        <div className="flex flex-wrap gap-2">
          <SignOut className={buttonClass({ variant: 'primary' })} />
          <LinkButton href="/" variant="secondary">
            Go to the storefront
          </LinkButton>
        </div>
      </div>
    </Card>
  )
}
