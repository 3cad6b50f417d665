import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { FactList } from '@/components/ui/data/fact-list'
import { Moment, useMoment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { useMoney } from '@/components/ui/data/use-money'
import { Alert } from '@/components/ui/feedback/alert'
import type { BalanceOfCurrency } from '@/lib/domain/wire/balance-views'
import { Waterfall } from './waterfall'

/** A balance in one currency: what is there, when the rest comes, and how it came about. @param isOnly no other currency stands beside it */
export function CurrencyBalance({ balance, isOnly }: { balance: BalanceOfCurrency; isOnly: boolean }) {
  const t = useTranslations('balance')
  const money = useMoney()
  const { currency, availableMinor, pendingMinor, reservedMinor, prefundedMinor } = balance
  const price = (amountMinor: number) => <Price amountMinor={amountMinor} currency={currency} />
  const own = availableMinor + pendingMinor
  const more = [
    ...(reservedMinor === 0 ? [] : [{ label: t('reserved'), value: price(reservedMinor) }]),
    ...(prefundedMinor === 0 ? [] : [{ label: t('prefunded'), value: price(prefundedMinor) }]),
  ]
  const facts = [
    { label: t('available'), value: <Price amountMinor={availableMinor} currency={currency} className="display text-2xl" /> },
    { label: t('pending'), value: price(pendingMinor) },
    ...more,
    { label: t('total'), value: price(own + reservedMinor + prefundedMinor) },
  ]
  return (
    <>
      {own < 0 && (
        <Alert tone="warn" title={t('negative')}>
          {t('negativeText', { amount: money({ amountMinor: -own, currency }) })}
        </Alert>
      )}
      <Section title={isOnly ? t('holds') : t('currency', { currency: currency.toUpperCase() })}>
        <FactList facts={facts} />
      </Section>
      <OnTheWay balance={balance} />
      <SinceLast balance={balance} />
    </>
  )
}

function OnTheWay({ balance: { currency, onTheWay, unreadMinor } }: { balance: BalanceOfCurrency }) {
  const t = useTranslations('balance')
  const days = onTheWay.map(({ day, amountMinor }) => ({
    label: <Moment at={day} as="agreedDay" />,
    value: <Price amountMinor={amountMinor} currency={currency} />,
  }))
  const unread = {
    label: (
      <>
        <span>{t('unread')}</span> <span className="block text-xs">{t('unreadHint')}</span>
      </>
    ),
    value: <Price amountMinor={unreadMinor} currency={currency} />,
  }
  const facts = unreadMinor === 0 ? days : [...days, unread]
  if (facts.length === 0) return null
  return (
    <Section title={t('onTheWay')} hint={t('onTheWayHint')}>
      <FactList facts={facts} />
    </Section>
  )
}

function SinceLast({ balance: { currency, since, lines, sumMinor } }: { balance: BalanceOfCurrency }) {
  const t = useTranslations('balance')
  const moment = useMoment()
  const hasElsewhere = lines.some(({ line }) => line === 'elsewhere')
  return (
    <Section title={t('since')} hint={since ? t('sinceDay', { day: moment(since, 'day') }) : t('sinceStart')}>
      {lines.length > 0 ? (
        <div className="flex flex-col gap-3">
          <Waterfall lines={lines} currency={currency} sum={{ label: t('sinceSum'), amountMinor: sumMinor }} />
          {hasElsewhere && <p className="text-muted text-sm">{t('elsewhereHint')}</p>}
        </div>
      ) : (
        <p className="text-muted text-sm">{t('nothingSince')}</p>
      )}
    </Section>
  )
}
