import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Table, Td, Th } from '@/components/ui/data/table'
import { useMoney } from '@/components/ui/data/use-money'
import { Badge } from '@/components/ui/feedback/badge'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import type { FeeRule } from '@/lib/domain/pricing/fee'

/**
 * The fees in force, one currency a line.
 * @param onRemove makes the action that takes a currency back to the default
 */
export function FeeTable({
  rules,
  onRemove,
}: {
  rules: (FeeRule & { currency: string; isDefault: boolean })[]
  onRemove: (currency: string) => () => Promise<void>
}) {
  const t = useTranslations('admin.fees')
  return (
    <Card padded={false}>
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('currency')}</Th>
            <Th numeric>{t('fee')}</Th>
            <Th>
              <span className="sr-only">{t('actions')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ currency, feeBps, feeFixedMinor, isDefault }) => (
            <tr key={currency}>
              <Td>
                <span className="mr-2 font-medium">{currency.toUpperCase()}</span>
                {isDefault && <Badge>{t('default')}</Badge>}
              </Td>
              <Td numeric>
                <Fee rule={{ feeBps, feeFixedMinor }} currency={currency} />
              </Td>
              <Td>
                <span className="flex flex-wrap justify-end gap-2">
                  <LinkButton
                    href={`/admin/fees?currency=${currency}`}
                    variant="secondary"
                    size="sm"
                    aria-label={t('changeOf', { currency: currency.toUpperCase() })}
                  >
                    {t('change')}
                  </LinkButton>
                  {!isDefault && (
                    <ConfirmDialog
                      action={onRemove(currency)}
                      deed={t('reset')}
                      busyText={t('resetting')}
                      size="sm"
                      title={t('resetTitle', { currency: currency.toUpperCase() })}
                    >
                      {t('resetText')}
                    </ConfirmDialog>
                  )}
                </span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Fee({ rule: { feeBps, feeFixedMinor }, currency }: { rule: FeeRule; currency: string }) {
  const t = useTranslations('admin.fees')
  const format = useFormatter()
  const money = useMoney()
  const percent = format.number(feeBps / 10_000, 'percent')
  return feeFixedMinor > 0 ? t('feeText', { percent, fixed: money({ amountMinor: feeFixedMinor, currency }) }) : percent
}
