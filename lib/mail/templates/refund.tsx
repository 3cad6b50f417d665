import type { RefundMail as About } from '@/lib/domain/operations/jobs'
import type { Draft, Words } from './draft'
import { Facts, money, Pieces } from './order-blocks'

export interface RefundMail {
  to: 'buyer' | 'seller'
  about: About
  number: string
  shop: string
  currency: string
  amountMinor: number
  /** What the part was charged. */
  totalMinor: number
  pieces: { id: string; name: string; quantity: number }[]
  /** What its seller says of it. */
  note: string | null
  url: string
}

/** What has become of a refund, to its buyer or its seller. */
export function refundMail({ to, about, number, shop, currency, amountMinor, totalMinor, pieces, note, url }: RefundMail, words: Words): Draft {
  const { t } = words
  const amount = money(words, { amountMinor, currency })
  const total = money(words, { amountMinor: totalMinor, currency })
  const key = to === 'buyer' && about !== 'waiting' ? (`buyer.${about}` as const) : about === 'waiting' ? 'seller.waiting' : 'seller.failed'
  return {
    subject: t(`mail.refund.${key}.subject`, { amount, number }),
    title: t(`mail.refund.${key}.title`, { amount }),
    lead: [t(`mail.refund.${key}.text`, { shop, amount }), ...(to === 'buyer' && note ? [t('mail.cancelation.reason', { reason: note })] : [])],
    body: (
      <>
        <Facts
          facts={[
            { label: t('orders.receipt.order'), value: number },
            { label: t('mail.refund.amount'), value: t('mail.refund.of', { amount, total }) },
          ]}
        />
        {pieces.length > 0 && <Pieces pieces={pieces} words={words} />}
      </>
    ),
    link: { label: t(to === 'buyer' ? 'mail.order.view' : 'mail.sale.view'), url },
    reason: t(to === 'buyer' ? 'mail.reason.buyer' : 'mail.reason.seller'),
  }
}
