import { useTranslations } from 'next-intl'
import { Section } from '@/components/ui/data/card'
import { useMoment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { TextLink } from '@/components/ui/layout/text-link'
import type { NextDepositView } from '@/lib/domain/wire/sales-views'

/** What reaches the seller's bank next, and when. */
export function NextDeposit({ deposit: { payouts, available } }: { deposit: NextDepositView }) {
  const t = useTranslations('sell.deposit')
  const moment = useMoment()
  return (
    <Section title={t('title')} action={<TextLink href="/sell/balance">{t('balance')}</TextLink>}>
      <ul className="flex flex-col gap-4">
        {payouts.map(({ id, amountMinor, currency, arrivesAt }) => (
          <li key={id} className="flex flex-col gap-0.5">
            <Price amountMinor={amountMinor} currency={currency} className="display text-2xl" />
            <TextLink href={`/sell/payouts/${id}`} className="text-sm">
              {t('arrives', { day: moment(arrivesAt, 'agreedDay') })}
            </TextLink>
          </li>
        ))}
        {available.map(({ amountMinor, currency, day }) => (
          <li key={currency} className="flex flex-col gap-0.5">
            <Price amountMinor={amountMinor} currency={currency} className="display text-2xl" />
            <span className="text-muted text-sm">{t('available', { day: moment(day, 'agreedDay') })}</span>
          </li>
        ))}
        {payouts.length + available.length === 0 && <li className="text-muted">{t('none')}</li>}
      </ul>
    </Section>
  )
}
