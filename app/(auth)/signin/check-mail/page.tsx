import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { mayReadMailbox } from '@/app/(auth)/mailbox/local-mailbox'
import { AuthCard } from '@/components/auth/auth-card'
import { LinkButton } from '@/components/ui/form/link-button'
import { TextLink } from '@/components/ui/layout/text-link'
import { LINK_MINUTES } from '@/lib/auth/sign-in-mail'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.checkMail'))('title') }
}

/** Shown after a link was mailed. */
export default async function CheckMailPage() {
  const t = await getTranslations('auth.checkMail')
  return (
    <AuthCard title={t('title')} lead={t('text', { minutes: LINK_MINUTES })}>
      {(await mayReadMailbox()) && (
        <div className="flex flex-col gap-3 rounded-md bg-info-soft p-4 text-sm">
          <p>{t('localText')}</p>
          <LinkButton href="/mailbox" variant="secondary" size="sm">
            {t('openMailbox')}
          </LinkButton>
        </div>
      )}
      <p className="text-muted text-sm">{t.rich('nothing', { link: (text) => <TextLink href="/signin">{text}</TextLink> })}</p>
    </AuthCard>
  )
}
