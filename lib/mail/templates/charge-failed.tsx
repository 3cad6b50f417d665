import type { Said } from '@/lib/domain/wire/said'
import type { Draft, Words } from './draft'
import { Facts, PartLines, ShopHeading, typed } from './order-blocks'
import type { MailOrder, MailPart } from './order-data'

export interface ChargeFailedMail {
  order: MailOrder
  part: MailPart
  /** What the bank or the seller’s account must do decides how it is told. */
  kind: 'confirm' | 'failed' | 'seller' | 'removed'
  /** Why it failed. */
  reason: Said
  /** What comes next, and when. */
  next: Said[]
  /** Where the buyer pays on any device. */
  payUrl: string
}

/** A later charge that failed without its buyer. */
export function chargeFailedMail({ order, part, kind, reason, next, payUrl }: ChargeFailedMail, words: Words): Draft {
  const { t, say } = words
  const { number } = order
  const says = [say(reason), ...(kind === 'seller' ? [t('mail.failed.seller.nothingToDo')] : [])]
  return {
    subject: t(`mail.failed.${kind}.subject`, { number }),
    title: t(`mail.failed.${kind}.title`),
    lead: [says.join(' '), ...(next.length > 0 ? [next.map(say).join(' ')] : [])],
    body: (
      <>
        <Facts facts={[{ label: t('orders.receipt.order'), value: number }]} />
        <ShopHeading shop={part.shop} words={words} />
        <PartLines part={part} label={t.rich('orders.amount.declined', { shop: part.shop, ...typed(words) })} words={words} />
      </>
    ),
    link: kind === 'seller' ? { label: t('mail.order.view'), url: order.url } : { label: t(`mail.failed.${kind}.button`), url: payUrl },
    reason: t('mail.reason.buyer'),
  }
}
