import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment, useMoment } from '@/components/ui/data/moment'
import { Price } from '@/components/ui/data/price'
import { Table, Td, Th } from '@/components/ui/data/table'
import { useMoney } from '@/components/ui/data/use-money'
import type { SellerSalesView } from '@/lib/domain/wire/sales-views'

/** A bar of the drawing: so wide with its gap, of a height up to `HIGH`. */
const WIDE = 10
const GAP = 2
const HIGH = 100

type Days = Pick<SellerSalesView, 'currency' | 'days'>

/** What was sold on each day, drawn by the server, with the same as a table for whoever reads rather than looks. */
export function DayChart({ currency, days }: Days) {
  const t = useTranslations('sell.sales')
  const moment = useMoment()
  const money = useMoney()
  const most = days.reduce((highest, day) => (day.grossMinor > highest.grossMinor ? day : highest))
  const said = (day: string) => moment(day, 'agreedDay')
  const [first = '', last = ''] = [days.at(0)?.day, days.at(-1)?.day]
  const about = { first: said(first), last: said(last), best: said(most.day), amount: money({ amountMinor: most.grossMinor, currency }) }
  return (
    <Card>
      <figure className="flex flex-col gap-2">
        <figcaption className="flex flex-wrap justify-between gap-x-4 text-sm">
          <span className="font-medium">{t('byDay')}</span>
          <span className="text-muted">{t('most', about)}</span>
        </figcaption>
        <svg
          role="img"
          aria-label={t('chart', about)}
          viewBox={`0 0 ${days.length * WIDE} ${HIGH}`}
          preserveAspectRatio="none"
          className="h-40 w-full border-line-strong border-b"
        >
          {days.map(({ day, orders, grossMinor }, at) => (
            <g key={day}>
              <title>{t('bar', { day: said(day), amount: money({ amountMinor: grossMinor, currency }), orders })}</title>
              <rect x={at * WIDE} width={WIDE} height={HIGH} className="fill-transparent" />
              <Bar at={at} height={heightOf(grossMinor, most.grossMinor)} />
            </g>
          ))}
        </svg>
        <div aria-hidden className="flex justify-between gap-4 text-muted text-xs">
          <span>{about.first}</span>
          <span>{about.last}</span>
        </div>
      </figure>
      <DayTable currency={currency} days={days} />
    </Card>
  )
}

function Bar({ at, height }: { at: number; height: number }) {
  return <rect x={at * WIDE + GAP / 2} y={HIGH - height} width={WIDE - GAP} height={height} className="fill-accent" />
}

/** A day with a sale has a bar that can be seen. */
function heightOf(amountMinor: number, mostMinor: number): number {
  return amountMinor <= 0 ? 0 : Math.max(1, Math.round((amountMinor / mostMinor) * HIGH))
}

function DayTable({ currency, days }: Days) {
  const t = useTranslations('sell.sales')
  const sold = days.filter(({ orders }) => orders > 0).reverse()
  return (
    <details className="mt-3 text-sm">
      <summary className="cursor-pointer rounded-sm py-1.5">{t('asTable')}</summary>
      <Table caption={t('byDay')}>
        <thead>
          <tr>
            <Th>{t('day')}</Th>
            <Th numeric>{t('orders')}</Th>
            <Th numeric>{t('gross')}</Th>
            <Th numeric>{t('refunded')}</Th>
          </tr>
        </thead>
        <tbody>
          {sold.map(({ day, orders, grossMinor, refundedMinor }) => (
            <tr key={day}>
              <Td className="whitespace-nowrap">
                <Moment at={day} as="agreedDay" />
              </Td>
              <Td numeric>{orders}</Td>
              <Td numeric>
                <Price amountMinor={grossMinor} currency={currency} />
              </Td>
              <Td numeric>
                <Price amountMinor={refundedMinor} currency={currency} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  )
}
