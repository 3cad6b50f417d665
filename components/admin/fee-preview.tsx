import { useTranslations } from 'next-intl'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { minimumCharge } from '@/lib/domain/money/money'
import { applicationFee, type FeeRule } from '@/lib/domain/pricing/fee'

/** What a rule takes of three sales: the least Stripe charges, a common one, a large one. */
export function FeePreview({ currency, rule }: { currency: string; rule: FeeRule }) {
  const t = useTranslations('admin.fees')
  const least = minimumCharge(currency)
  const samples = [least, least * 50, least * 400]
  return (
    <div className="flex flex-col gap-2">
      <Table caption={t('preview')}>
        <thead>
          <tr>
            <Th numeric>{t('buyerPays')}</Th>
            <Th numeric>{t('yourFee')}</Th>
            <Th numeric>{t('sellerKeeps')}</Th>
          </tr>
        </thead>
        <tbody>
          {samples.map((amountMinor) => {
            const fee = applicationFee({ amountMinor, currency }, rule)
            return (
              <tr key={amountMinor}>
                <Td numeric>
                  <Price amountMinor={amountMinor} currency={currency} />
                </Td>
                <Td numeric className="font-medium">
                  <Price amountMinor={fee} currency={currency} />
                </Td>
                <Td numeric>
                  <Price amountMinor={amountMinor - fee} currency={currency} />
                </Td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      <p className="px-5 text-muted text-sm">{t('beforeStripe')}</p>
      {applicationFee({ amountMinor: least, currency }, rule) === least && <p className="px-5 text-sm text-warn">{t('nothingLeft')}</p>}
    </div>
  )
}
