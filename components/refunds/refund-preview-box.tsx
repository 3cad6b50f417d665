'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { FactList } from '@/components/ui/data/fact-list'
import { Price } from '@/components/ui/data/price'
import { useMoney } from '@/components/ui/data/use-money'
import { isolated } from '@/components/ui/isolated'
import type { RefundPreview } from '@/lib/domain/wire/refund-views'

type Props = { preview: RefundPreview; currency: string; shopName: string; reader: 'seller' | 'operator'; children: ReactNode }

/** What a refund comes to, and who pays what of it. It is read aloud when it appears. */
export function RefundPreviewBox({ preview, currency, shopName, reader, children }: Props) {
  const t = useTranslations('orders.refunds.preview')
  const payer = reader === 'seller' ? t('you') : t.rich('shop', { shop: shopName, ...isolated })
  const price = (amountMinor: number) => <Price amountMinor={amountMinor} currency={currency} />
  const rows: [ReactNode, number][] = [
    [t('goods'), preview.goodsMinor],
    [t('shipping'), preview.shippingMinor],
    [t('tax'), preview.taxMinor - preview.taxInclusiveMinor],
    [t(preview.adjustmentMinor < 0 ? 'deduction' : 'goodwill'), preview.adjustmentMinor],
  ]
  return (
    <section aria-live="polite" aria-label={t('title')} className="flex flex-col gap-5 rounded-lg border border-accent bg-surface p-5">
      <FactList
        facts={[
          ...rows.filter(([, amountMinor]) => amountMinor !== 0).map(([label, amountMinor]) => ({ label, value: price(amountMinor) })),
          {
            label: <span className="font-semibold text-ink">{t('total')}</span>,
            value: <span className="text-base">{price(preview.amountMinor)}</span>,
          },
          { label: t('platform'), value: price(preview.feeBackMinor) },
          { label: payer, value: price(preview.sellerMinor) },
        ]}
      />
      <Notes preview={preview} currency={currency} />
      <div>{children}</div>
    </section>
  )
}

function Notes({ preview: { policy, stripeFeeMinor, isConverted, isWhole }, currency }: { preview: RefundPreview; currency: string }) {
  const t = useTranslations('orders.refunds.preview')
  const money = useMoney()
  const notes = [
    t(`policy.${policy}`),
    stripeFeeMinor === null ? t('stripeKeeps') : t('stripeKeepsAmount', { amount: money({ amountMinor: stripeFeeMinor, currency }) }),
    ...(isConverted ? [t('converted')] : []),
    ...(isWhole ? [t('whole')] : []),
  ]
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5 text-muted text-sm">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
