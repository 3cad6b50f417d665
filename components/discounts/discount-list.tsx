import { useFormatter, useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Table, Td, Th } from '@/components/ui/data/table'
import { useMoney } from '@/components/ui/data/use-money'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import { ConfirmDialog } from '@/components/ui/feedback/confirm-dialog'
import { LinkButton } from '@/components/ui/form/link-button'
import type { DiscountListView } from '@/lib/domain/wire/discount-views'

const TONE: Record<DiscountListView['state'], Tone> = { active: 'good', planned: 'info', used_up: 'warn', ended: 'neutral' }

/**
 * The codes of a seller, or of the platform, with their uses so far.
 * @param base the address of the list
 * @param end makes the action that ends a code
 */
export function DiscountList({ discounts, base, end }: { discounts: DiscountListView[]; base: string; end: (id: string) => () => Promise<void> }) {
  const t = useTranslations('sell.discounts')
  return (
    <Card padded={false}>
      <Table caption={t('title')}>
        <thead>
          <tr>
            <Th>{t('code')}</Th>
            <Th>{t('discount')}</Th>
            <Th className="max-sm:hidden">{t('valid')}</Th>
            <Th>{t('uses')}</Th>
            <Th>
              <span className="sr-only">{t('actions')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {discounts.map((discount) => (
            <Row key={discount.id} discount={discount} base={base} end={end(discount.id)} />
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

function Row({ discount, base, end }: { discount: DiscountListView; base: string; end: () => Promise<void> }) {
  const t = useTranslations('sell.discounts')
  const words = useDiscountWords()
  const { id, code, state } = discount
  return (
    <tr>
      <Td>
        <bdi className="mr-2 whitespace-nowrap font-medium">{code}</bdi>
        <Badge tone={TONE[state]}>{t(`state.${state}`)}</Badge>
      </Td>
      <Td>
        <span className="block">{words.off(discount)}</span>
        {words.conditions(discount).map((condition) => (
          <span key={condition} className="block text-muted text-sm">
            {condition}
          </span>
        ))}
        {/* A phone has no room for a column of its own: both buttons would be cut off. */}
        <span className="block text-muted text-sm sm:hidden">{words.days(discount)}</span>
      </Td>
      <Td className="max-sm:hidden">{words.days(discount)}</Td>
      <Td>
        <span className="block">{words.uses(discount)}</span>
        {discount.held > 0 && <span className="block text-muted text-sm">{t('held', { count: discount.held })}</span>}
      </Td>
      <Td>
        <span className="flex flex-wrap justify-end gap-2">
          <LinkButton href={`${base}/${id}`} variant="secondary" size="sm" aria-label={t('editOf', { code })}>
            {t('edit')}
          </LinkButton>
          {state !== 'ended' && (
            <ConfirmDialog action={end} deed={t('end.deed')} busyText={t('end.busy')} about={code} title={t('end.title', { code })} size="sm">
              {t('end.text')}
            </ConfirmDialog>
          )}
        </span>
      </Td>
    </tr>
  )
}

/** What a code takes off, on which conditions, when and how often, in words. */
function useDiscountWords() {
  const t = useTranslations('sell.discounts')
  const format = useFormatter()
  const money = useMoney()
  const amount = (amountMinor: number, { currency }: DiscountListView) => money({ amountMinor, currency: currency ?? 'usd' })
  const day = (iso: string, lessMs = 0) => format.dateTime(new Date(new Date(iso).getTime() - lessMs), 'agreedDay')
  return {
    off: (discount: DiscountListView) => {
      if (discount.kind === 'free_shipping') return t('off.free_shipping')
      const off =
        discount.kind === 'percent' ? format.number((discount.percentBps ?? 0) / 10_000, 'percent') : amount(discount.amountMinor ?? 0, discount)
      return t('off.some', { off })
    },
    conditions: (discount: DiscountListView) => [
      ...(discount.minGoodsMinor === null ? [] : [t('from', { least: amount(discount.minGoodsMinor, discount) })]),
      ...(discount.products > 0 ? [t('ofProducts', { count: discount.products })] : []),
      ...(discount.limitPerBuyer === null ? [] : [t('perBuyer', { count: discount.limitPerBuyer })]),
    ],
    days: ({ startsAt, endsAt }: DiscountListView) => {
      if (startsAt && endsAt) return t('fromTo', { from: day(startsAt), to: day(endsAt, 1) })
      if (startsAt) return t('fromDay', { from: day(startsAt) })
      return endsAt ? t('toDay', { to: day(endsAt, 1) }) : t('always')
    },
    uses: ({ used, isMore, limitTotal }: DiscountListView) =>
      limitTotal === null ? t(isMore ? 'usedMore' : 'usedSome', { count: used }) : t('usedOf', { count: used, limit: limitTotal }),
  }
}
