import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { useMoment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Alert } from '@/components/ui/feedback/alert'
import { LinkButton } from '@/components/ui/form/link-button'
import { PageHeader } from '@/components/ui/layout/page-header'
import { TextLink } from '@/components/ui/layout/text-link'
import type { BalanceView } from '@/lib/domain/wire/balance-views'
import { CurrencyBalance } from './balance-of-currency'

/** What Stripe holds for a seller. @param children the button that reads it anew */
export function BalancePage({ balance, children }: { balance: BalanceView; children: ReactNode }) {
  const t = useTranslations('balance')
  const moment = useMoment()
  const { balances, readUntil, stripeUrl } = balance
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <LinkButton href={stripeUrl} external variant="secondary">
            {t('openStripe')}
          </LinkButton>
        }
      />
      {!balances && (
        <Alert tone="warn" title={t('noAnswer')}>
          {t('noAnswerText')}
        </Alert>
      )}
      <NextDeposit balance={balance} />
      {balances?.map((each) => (
        <CurrencyBalance key={each.currency} balance={each} isOnly={balances.length === 1} />
      ))}
      <div className="flex flex-col gap-2">
        <p className="text-muted text-sm">{readUntil ? t('readUntil', { time: moment(readUntil) }) : t('neverRead')}</p>
        {children}
      </div>
    </>
  )
}

function NextDeposit({ balance: { coming, interval } }: { balance: BalanceView }) {
  const t = useTranslations('balance')
  const moment = useMoment()
  const facts = coming.map(({ id, arrivesAt, amountMinor, currency }) => ({
    label: <TextLink href={`/sell/payouts/${id}`}>{t('nextOn', { day: moment(arrivesAt, 'agreedDay') })}</TextLink>,
    value: <Price amountMinor={amountMinor} currency={currency} />,
  }))
  return (
    <Section title={t('next')} action={<TextLink href="/sell/payouts">{t('payouts.title')}</TextLink>}>
      {facts.length > 0 ? <FactList facts={facts} /> : <p className="text-muted text-sm">{t(`noNext.${interval ?? 'unknown'}`)}</p>}
    </Section>
  )
}
