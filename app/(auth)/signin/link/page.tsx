import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/data/card'
import { Alert } from '@/components/ui/feedback/alert'
import { buttonClass } from '@/components/ui/form/button-style'
import { LinkButton } from '@/components/ui/form/link-button'
import { isolated } from '@/components/ui/isolated'
import { type OpenedLink, openLink } from '@/lib/auth/sign-in-link'
import { browserHash } from '@/lib/http/browser-cookie'

export async function generateMetadata(): Promise<Metadata> {
  // The address holds the link's token: no other page learns it, and no search engine keeps it.
  return { title: (await getTranslations('auth.link'))('title'), referrer: 'same-origin', robots: { index: false } }
}

/** Where a mailed link leads: a button signs in. Opening the page changes nothing, so a mail scanner uses no link up. */
export default async function SignInLinkPage({ searchParams }: PageProps<'/signin/link'>) {
  const query = await searchParams
  const [token, email, callbackUrl] = [query.token, query.email, query.callbackUrl].map((value) => (typeof value === 'string' ? value : ''))
  const link = token && email ? await openLink({ token, email }, await browserHash()) : null
  return <Card className="mx-auto w-full max-w-md">{link ? <Ask link={link} fields={{ token, email, callbackUrl }} /> : <Used />}</Card>
}

async function Ask({ link, fields }: { link: OpenedLink; fields: Record<string, string | undefined> }) {
  const [t, nav] = await Promise.all([getTranslations('auth.link'), getTranslations('common.nav')])
  return (
    <div className="flex flex-col gap-5">
      <header className="flex flex-col gap-1.5">
        <h1 className="display text-3xl">{t(link.isSameBrowser ? 'title' : 'otherTitle')}</h1>
        <p className="text-muted">{t.rich('as', { email: link.email, ...isolated })}</p>
      </header>
      {!link.isSameBrowser && (
        <Alert tone="warn" title={t('otherBrowser')}>
          {await askedIn(link)}
        </Alert>
      )}
      <form method="post" action="/api/auth/callback/email" className="flex flex-wrap gap-2">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className={buttonClass({ variant: 'primary' })}>
          {t(link.isSameBrowser ? 'signIn' : 'signInHere')}
        </button>
        {!link.isSameBrowser && (
          <LinkButton href="/" variant="secondary">
            {nav('goToStorefront')}
          </LinkButton>
        )}
      </form>
    </div>
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
    <div className="flex flex-col gap-5">
      <header className="flex flex-col gap-1.5">
        <h1 className="display text-3xl">{t('usedTitle')}</h1>
        <p className="text-muted">{error('linkUsed')}</p>
      </header>
      <LinkButton href="/signin">{t('again')}</LinkButton>
    </div>
  )
}
