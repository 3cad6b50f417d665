import { useTranslations } from 'next-intl'
import { FigureTile } from '@/components/ui/data/figure-tile'
import { Price } from '@/components/ui/data/price'
import { useMoney } from '@/components/ui/data/use-money'
import type { FigureOrder } from '@/lib/domain/ledger/figures'
import type { MonthView } from '@/lib/domain/wire/figure-views'
import { Rate } from './rate'

/** A month in one currency. @param hrefOf where each figure leads to: what it is made of */
export function MonthTiles({ figures, hrefOf }: { figures: MonthView; hrefOf: (figure: FigureOrder) => string }) {
  const t = useTranslations('admin.figures')
  const money = useMoney()
  const { currency, sales, soldMinor, refundedMinor, chargedMinor, returnedMinor, disputes, takeBps, refundBps, disputeBps } = figures
  const text = (amountMinor: number) => money({ amountMinor, currency })
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
      <FigureTile
        label={t('volume')}
        value={<Price amountMinor={soldMinor} currency={currency} />}
        note={t('salesCount', { count: sales })}
        href={hrefOf('volume')}
      />
      <FigureTile
        label={t('feesNet')}
        value={<Price amountMinor={chargedMinor - returnedMinor} currency={currency} />}
        note={t('feesNote', { charged: text(chargedMinor), returned: text(returnedMinor) })}
        href={hrefOf('fees')}
      />
      <FigureTile label={t('takeRate')} value={<Rate bps={takeBps} />} note={t('takeNote')} href={hrefOf('fees')} />
      <FigureTile
        label={t('refundRate')}
        value={<Rate bps={refundBps} standing={figures.refundStanding} />}
        note={t('refundNote', { refunded: text(refundedMinor) })}
        href={hrefOf('refunds')}
      />
      <FigureTile
        label={t('disputeRate')}
        value={<Rate bps={disputeBps} standing={figures.disputeStanding} />}
        note={t('disputeNote', { disputes, sales })}
        href={hrefOf('disputes')}
        alarm={figures.disputeStanding === 'bad'}
      />
    </div>
  )
}
