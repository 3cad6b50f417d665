import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { useMoment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { useFeeText } from '@/components/ui/data/use-fee-text'
import { Badge } from '@/components/ui/feedback/badge'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import type { FeeRuleLine } from '@/lib/domain/wire/fee-views'

/**
 * The fees in force, one currency a line.
 * @param base the page whose form changes them
 * @param of what they are the fees of: `shop`, where a currency without a rule is charged as in all shops
 * @param onRemove makes the action that takes a currency back to the default, or to the fee of all shops
 */
export function FeeTable({
  rules,
  base,
  of,
  onRemove,
}: {
  rules: FeeRuleLine[]
  base: string
  of: 'platform' | 'shop'
  onRemove: (currency: string) => () => Promise<void>
}) {
  const t = useTranslations('admin.fees')
  const own = useTranslations(of === 'shop' ? 'admin.fees.shop' : 'admin.fees')
  return (
    <Card padded={false}>
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('currency')}</Th>
            <Th>{t('fee')}</Th>
            <Th>
              <span className="sr-only">{t('actions')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ currency, isDefault, ...line }) => (
            <tr key={currency}>
              <Td>
                <span className="mr-2 font-medium">{currency.toUpperCase()}</span>
                {isDefault && <Badge>{of === 'shop' ? t('shop.sharedFee') : t('default')}</Badge>}
              </Td>
              <Td>
                <Fee {...line} currency={currency} isDefault={isDefault} />
              </Td>
              <Td>
                <span className="flex flex-wrap justify-end gap-2">
                  <LinkButton
                    href={`${base}?currency=${currency}`}
                    variant="secondary"
                    size="sm"
                    aria-label={t('changeOf', { currency: currency.toUpperCase() })}
                  >
                    {t('change')}
                  </LinkButton>
                  {!isDefault && (
                    <ConfirmDialog
                      action={onRemove(currency)}
                      deed={own('reset')}
                      busyText={t('resetting')}
                      size="sm"
                      title={own('resetTitle', { currency: currency.toUpperCase() })}
                    >
                      {own('resetText')}
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

/** What is charged now, and what will be. */
function Fee({ currency, rule, next }: FeeRuleLine) {
  const t = useTranslations('admin.fees')
  const feeText = useFeeText()
  const moment = useMoment()
  return (
    <span className="flex flex-col">
      <span>{feeText(rule, currency)}</span>
      {next && <span className="text-muted text-xs">{t('from', { day: moment(next.from, 'agreedDay'), fee: feeText(next.rule, currency) })}</span>}
    </span>
  )
}
