import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthCard } from '@/components/auth/auth-card'
import { SignOut } from '@/components/shell/sign-out'
import { buttonClass } from '@/components/ui/form/button-style'
import { LinkButton } from '@/components/ui/form/link-button'
import { requireViewer } from '@/lib/auth/viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('auth.notOperator'))('title') }
}

/** Where somebody lands who is signed in but does not run this marketplace. */
export default async function NotOperatorPage() {
  const { email } = await requireViewer()
  const [t, nav] = await Promise.all([getTranslations('auth.notOperator'), getTranslations('common.nav')])
  return (
    <AuthCard title={t('title')} lead={t('text', { email })}>
      <div className="flex flex-wrap gap-2">
        <SignOut className={buttonClass({ variant: 'primary' })} />
        <LinkButton href="/" variant="secondary">
          {nav('goToStorefront')}
        </LinkButton>
      </div>
    </AuthCard>
  )
}
