import type { Metadata, Route } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProveFactorForm } from '@/components/account/prove-factor-form'
import { AuthCard } from '@/components/auth/auth-card'
import { SignOut } from '@/components/shell/sign-out'
import { ClientMessages } from '@/components/ui/client-messages'
import { buttonClass } from '@/components/ui/form/button-style'
import { requireViewer } from '@/lib/auth/viewer'
import { localPath } from '@/lib/http/local-path'
import { ownOrigin } from '@/lib/http/own-origin'
import { proveFactorAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.secondFactor'))('title') }
}

/** Where an operator with a second factor types a code, once a session. */
export default async function SecondFactorPage({ searchParams }: PageProps<'/signin/second-factor'>) {
  const viewer = await requireViewer()
  const { next } = await searchParams
  const path = localPath(typeof next === 'string' ? next : null, ownOrigin(await headers()), '/admin')
  if (viewer.awaits !== 'code') redirect(path as Route)
  const t = await getTranslations('auth.secondFactor')
  return (
    <AuthCard title={t('title')} lead={t('lead')}>
      <ClientMessages of={['auth.secondFactor', 'errors']}>
        <ProveFactorForm action={proveFactorAction} next={path} />
      </ClientMessages>
      <SignOut className={buttonClass({ variant: 'ghost', size: 'sm' })} />
    </AuthCard>
  )
}
