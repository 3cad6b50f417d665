import type { Draft, Words } from './draft'
import { Facts, PartLines, ShopHeading, typed } from './order-blocks'
import type { MailOrder, MailPart } from './order-data'

export interface CancelationMail {
  order: MailOrder
  part: MailPart
  isAccepted: boolean
  /** Why its seller declined, in their words. */
  reason: string | null
}

/** What became of the wish to cancel what is paid, to its buyer. */
export function cancelationMail({ order, part, isAccepted, reason }: CancelationMail, words: Words): Draft {
  const { t } = words
  const { number } = order
  const kind = isAccepted ? 'accepted' : 'declined'
  const label = t.rich(isAccepted ? 'orders.amount.refunded' : 'orders.amount.captured', { shop: part.shop, ...typed(words) })
  return {
    subject: t(`mail.cancelation.${kind}.subject`, { number }),
    title: t(`mail.cancelation.${kind}.title`),
    lead: [t(`mail.cancelation.${kind}.text`, { shop: part.shop }), ...(reason ? [t('mail.cancelation.reason', { reason })] : [])],
    body: (
      <>
        <Facts facts={[{ label: t('orders.receipt.order'), value: number }]} />
        <ShopHeading shop={part.shop} words={words} />
        <PartLines part={part} label={label} words={words} />
      </>
    ),
    link: { label: t('mail.order.view'), url: order.url },
    reason: t('mail.reason.buyer'),
  }
}
