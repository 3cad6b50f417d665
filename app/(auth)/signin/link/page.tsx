import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { AuthCard } from '@/components/auth/auth-card'
import { Alert } from '@/components/ui/feedback/alert'
import { Button } from '@/components/ui/form/button'
import { HiddenValues } from '@/components/ui/form/hidden-values'
import { LinkButton } from '@/components/ui/form/link-button'
import { isolated } from '@/components/ui/isolated'
import { type OpenedLink, openLink } from '@/lib/auth/sign-in-link'
import { browserHash } from '@/lib/http/browser-cookie'

export async function generateMetadata(): Promise<Metadata> {
  // The address holds the link's token: no other page learns it, and no search engine keeps it.
  return { title: (await getTranslations('auth.link'))('title'), referrer: 'same-origin', robots: { index: false } }
}

/** Where a mailed link leads: a button signs in. Opening the page changes nothing, so a mail scanner cannot use up the link. */
export default async function SignInLinkPage({ searchParams }: PageProps<'/signin/link'>) {
  const query = await searchParams
  const [token = '', email = '', callbackUrl = ''] = [query.token, query.email, query.callbackUrl].map((value) =>
    typeof value === 'string' ? value : '',
  )
  const link = token && email ? await openLink({ token, email }, await browserHash()) : null
  return link ? <Ask link={link} fields={{ token, email, callbackUrl }} /> : <Used />
}

async function Ask({ link, fields }: { link: OpenedLink; fields: Record<string, string> }) {
  const [t, nav] = await Promise.all([getTranslations('auth.link'), getTranslations('common.nav')])
  return (
    <AuthCard title={t(link.isSameBrowser ? 'title' : 'otherTitle')} lead={t.rich('as', { email: link.email, ...isolated })}>
      {!link.isSameBrowser && (
        <Alert tone="warn" title={t('otherBrowser')}>
          {await askedIn(link)}
        </Alert>
      )}
      <form method="post" action="/api/auth/callback/email" className="flex flex-wrap gap-2">
        <HiddenValues values={fields} />
        <Button type="submit">{t(link.isSameBrowser ? 'signIn' : 'signInHere')}</Button>
        {!link.isSameBrowser && (
          <LinkButton href="/" variant="secondary">
            {nav('goToStorefront')}
          </LinkButton>
        )}
      </form>
    </AuthCard>
  )
}

async function askedIn({ askedIn }: OpenedLink): Promise<string> {
  const [t, format] = await Promise.all([getTranslations('auth.link'), getFormatter()])
  if (!askedIn) return t('askedUnknown')
  const { browser, system, at } = askedIn
  return t('asked', { browser: browser ?? 'none', system: system ?? 'none', at: format.dateTime(at, 'receipt') })
}

async function Used() {
  const [t, error] = await Promise.all([getTranslations('auth.link'), getTranslations('auth.error')])
  return (
    <AuthCard title={t('usedTitle')} lead={error('linkUsed')}>
      <LinkButton href="/signin">{t('again')}</LinkButton>
    </AuthCard>
  )
}
