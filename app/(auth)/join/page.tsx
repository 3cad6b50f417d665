import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthCard } from '@/components/auth/auth-card'
import { SignOut } from '@/components/shell/sign-out'
import { bdi } from '@/components/ui/bdi'
import { buttonClass } from '@/components/ui/form/button-style'
import { LinkButton } from '@/components/ui/form/link-button'
import { PostButton } from '@/components/ui/form/post-button'
import { requireViewer } from '@/lib/auth/viewer'
import { readInvitation } from '@/lib/sellers/team/answer-invitation'
import { joinAction } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  // The address holds the invitation's token: no other page learns it, and no search engine keeps it.
  return { title: (await getTranslations('auth.join'))('title'), referrer: 'same-origin', robots: { index: false } }
}

/** Where an invitation to a shop leads. Opening it changes nothing: a button accepts. */
export default async function JoinPage({ searchParams }: PageProps<'/join'>) {
  const [viewer, { token: asked }, t] = await Promise.all([requireViewer(), searchParams, getTranslations('auth.join')])
  const token = typeof asked === 'string' ? asked : ''
  const invitation = await readInvitation(token, viewer)
  if (invitation.kind === 'other_person') {
    return (
      <AuthCard title={t('otherTitle')} lead={t.rich('other', { shop: invitation.shopName, email: viewer.email, bdi })}>
        <SignOut className={buttonClass({ variant: 'primary' })} />
      </AuthCard>
    )
  }
  if (invitation.kind !== 'open') {
    return (
      <AuthCard title={t('overTitle')} lead={t(`over.${invitation.kind}`)}>
        <LinkButton href="/sell">{t('toShop')}</LinkButton>
      </AuthCard>
    )
  }
  const { shopName: shop, role, invitedBy } = invitation
  return (
    <AuthCard title={t('title')} lead={invitedBy ? t.rich('by', { shop, invitedBy, bdi }) : t.rich('text', { shop, bdi })}>
      <p>{t(`role.${role}`)}</p>
      <PostButton action={joinAction.bind(null, token)}>{t('accept')}</PostButton>
    </AuthCard>
  )
}
