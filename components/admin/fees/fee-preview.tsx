import { useTranslations } from 'next-intl'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { useMoney } from '@/components/ui/data/use-money'
import { chargeRules } from '@/lib/domain/facts/charge-rules'
import type { FeeRule } from '@/lib/domain/pricing/fee'
import { leastSaleThatKeeps, sellerShare } from '@/lib/domain/pricing/seller-keeps'

/** What a rule takes of three sales: the least Stripe charges, a common one, a large one; and below which its seller keeps nothing. */
export function FeePreview({ currency, rule }: { currency: string; rule: FeeRule }) {
  const t = useTranslations('admin.fees')
  const money = useMoney()
  const { leastMinor } = chargeRules({ country: null, defaultCurrency: currency, platformCountry: null }, currency)
  const keepsFrom = leastSaleThatKeeps(currency, rule, leastMinor)
  return (
    <div className="flex flex-col gap-2">
      <Table caption={t('preview')}>
        <thead>
          <tr>
            <Th numeric>{t('buyerPays')}</Th>
            <Th numeric>{t('yourFee')}</Th>
            <Th numeric>{t('stripeFee')}</Th>
            <Th numeric>{t('sellerKeeps')}</Th>
          </tr>
        </thead>
        <tbody>
          {[leastMinor, leastMinor * 50, leastMinor * 400].map((amountMinor) => (
            <Sale key={amountMinor} amountMinor={amountMinor} currency={currency} rule={rule} />
          ))}
        </tbody>
      </Table>
      <p className="px-5 text-muted text-sm">{t('estimate')}</p>
      {keepsFrom !== null && keepsFrom > leastMinor && (
        <p className="px-5 text-sm text-warn">{t('nothingLeft', { keeps: money({ amountMinor: keepsFrom, currency }) })}</p>
      )}
      {keepsFrom === null && <p className="px-5 text-sm text-warn">{t('nothingEverLeft')}</p>}
    </div>
  )
}

function Sale({ amountMinor, currency, rule }: { amountMinor: number; currency: string; rule: FeeRule }) {
  const { feeMinor, stripeFeeMinor, keepsMinor } = sellerShare({ amountMinor, currency }, rule)
  return (
    <tr>
      <Td numeric>
        <Price amountMinor={amountMinor} currency={currency} />
      </Td>
      <Td numeric className="font-medium">
        <Price amountMinor={feeMinor} currency={currency} />
      </Td>
      <Td numeric>
        <Price amountMinor={stripeFeeMinor} currency={currency} />
      </Td>
      <Td numeric className={keepsMinor <= 0 ? 'text-warn' : ''}>
        <Price amountMinor={keepsMinor} currency={currency} />
      </Td>
    </tr>
  )
}
