import { ArrowDown } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Table, Td, Th } from '@/components/ui/data/table'
import { TextLink } from '@/components/ui/layout/text-link'
import type { FigureOrder } from '@/lib/domain/ledger/figures'
import type { MarketFiguresView } from '@/lib/domain/wire/figure-views'
import { FigureCells } from './figure-cells'
import { figuresHref, sellerMonthHref } from './figure-links'

/** The sellers of a month in one currency; a heading orders the list by its figure, and each seller leads to the sales behind it. */
export function SellerFiguresTable({ sellers, order, chosen }: Pick<MarketFiguresView, 'sellers' | 'order' | 'chosen'>) {
  const t = useTranslations('admin.figures')
  const place = { month: chosen.month, currency: chosen.currency }
  const by = (figure: FigureOrder) => ({ href: figuresHref({ ...place, order: figure }), isChosen: order === figure })
  return (
    <Card padded={false}>
      <Table caption={t('sellers')}>
        <thead>
          <tr>
            <Th>{t('seller')}</Th>
            <Th numeric>{t('salesColumn')}</Th>
            <OrderedTh {...by('volume')} label={t('volume')} />
            <OrderedTh {...by('fees')} label={t('feesNet')} />
            <Th numeric>{t('takeRate')}</Th>
            <OrderedTh {...by('refunds')} label={t('refundRate')} />
            <OrderedTh {...by('disputes')} label={t('disputeRate')} />
          </tr>
        </thead>
        <tbody>
          {sellers.map((row) => (
            <tr key={row.sellerId}>
              <Td>
                <TextLink href={sellerMonthHref(row.sellerId, place)}>
                  <bdi>{row.shopName}</bdi>
                </TextLink>
              </Td>
              <FigureCells of={row} note={t('disputeNote', { disputes: row.disputes, sales: row.sales })} />
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}

/** A heading that orders the list, the highest first. */
function OrderedTh({ href, isChosen, label }: { href: string; isChosen: boolean; label: string }) {
  return (
    <Th numeric aria-sort={isChosen ? 'descending' : undefined}>
      <Link href={href as Route} className="inline-flex min-h-8 items-center gap-1 underline underline-offset-3 hover:text-ink">
        <span>{label}</span>
        {isChosen && <ArrowDown aria-hidden className="size-3.5" />}
      </Link>
    </Th>
  )
}
