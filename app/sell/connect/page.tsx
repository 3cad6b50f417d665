import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { ConnectButton } from '@/components/sell/connect-button'
import { ConnectPreview } from '@/components/sell/connect-preview'
import { OpenAccount, UseAgain } from '@/components/sell/open-account'
import { Section } from '@/components/ui/data/card'
import { PageHeader } from '@/components/ui/layout/page-header'
import { requireSeller } from '@/lib/auth/viewer'
import { ACCOUNT_COUNTRIES } from '@/lib/domain/facts/account-countries'
import { namedCountries } from '@/lib/domain/text/country'
import { previewNotice } from '@/lib/sellers/connect/connect-route'
import { readAccountChoice } from '@/lib/sellers/connect/read-choice'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('connect.choose'))('title') }
}

/** The ways to a Stripe account that this marketplace offers. */
export default async function ConnectPage() {
  const { sellerId } = await requireSeller('connect')
  const [choice, locale, t] = await Promise.all([readAccountChoice(sellerId), getLocale(), getTranslations('connect')])
  if (!choice) redirect('/sell')
  return (
    <>
      <PageHeader title={t('choose.title')} lead={t('choose.lead')} />
      {choice.opened && <UseAgain opened={choice.opened} />}
      {choice.open && <OpenAccount countries={namedCountries(ACCOUNT_COUNTRIES, locale)} isAnother={choice.opened !== null} />}
      {choice.connect && (
        <Section title={t('choose.connect.title')} hint={t('choose.connect.hint')}>
          <div className="flex flex-col items-start gap-4">
            <ConnectPreview notice={previewNotice(await headers())} />
            <ConnectButton verb={t('next.connect')} variant={choice.open || choice.opened ? 'secondary' : 'primary'} />
          </div>
        </Section>
      )}
    </>
  )
}
