'use client'

import { useTranslations } from 'next-intl'
import { FailureAlert } from '@/components/ui/failure/failure-alert'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { SubmitButton } from '@/components/ui/form/submit-button'
import { useFormAction } from '@/components/ui/form/use-form-action'

/** What pressing the button came to: nothing yet, sent, or why not. */
export type LinkAnswer = { sent: boolean; error: string | null }

/**
 * What a link from a mail opens once it is over: why, and a new one by mail to the address of the order.
 * @param resend mails it
 */
export function DeadLink({ why, resend }: { why: 'expired' | 'ended'; resend: () => Promise<LinkAnswer> }) {
  const t = useTranslations('orders.deadLink')
  const { state: answer, failure, formProps } = useFormAction<LinkAnswer>(resend, { sent: false, error: null })
  return (
    <div className="mx-auto flex max-w-xl flex-col gap-6">
      <header className="flex flex-col gap-2">
        <h1 className="display text-3xl">{t('title')}</h1>
        <p className="text-muted">{t(why)}</p>
      </header>
      {answer.sent ? (
        <Alert live tone="good">
          {t('sent')}
        </Alert>
      ) : (
        <form {...formProps} className="flex flex-col items-start gap-4">
          <p>{t('text')}</p>
          {answer.error && (
            <Alert live tone="warn">
              {answer.error}
            </Alert>
          )}
          <FailureAlert failure={failure} />
          <SubmitButton busyText={t('busy')}>{t('button')}</SubmitButton>
        </form>
      )}
      <div>
        <LinkButton href="/account/orders" variant="ghost">
          {t('signIn')}
        </LinkButton>
      </div>
    </div>
  )
}
