import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SecondFactorForm } from '@/components/account/second-factor-form'
import { ClientMessages } from '@/components/ui/client-messages'
import { Section } from '@/components/ui/data/card'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireViewer } from '@/lib/auth/viewer'
import { beginFactorAction, confirmFactorAction, removeFactorAction, signOutEverywhereAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.security'))('title') }
}

/** How a person's account is kept: signing out everywhere, and for operators the second factor. */
export default async function SecurityPage() {
  const viewer = await requireViewer()
  const t = await getTranslations('auth.security')
  const actions = { begin: beginFactorAction, confirm: confirmFactorAction, remove: removeFactorAction }
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-8">
      <PageHeader title={t('title')} lead={t('lead', { email: viewer.email })} />
      {viewer.awaits === 'setup' && <Alert tone="warn" title={t('needed')} />}
      <Section title={t('everywhere')} hint={t('everywhereHint')}>
        <form action={signOutEverywhereAction}>
          <Button type="submit" variant="secondary">
            {t('signOutEverywhere')}
          </Button>
        </form>
      </Section>
      {(viewer.isOperator || viewer.awaits) && (
        <Section title={t('factor')} hint={t('factorHint')}>
          <ClientMessages of={['auth.security', 'errors']}>
            <SecondFactorForm actions={actions} isOn={viewer.hasSecondFactor} />
          </ClientMessages>
        </Section>
      )}
    </div>
  )
}
