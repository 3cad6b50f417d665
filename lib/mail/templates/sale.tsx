import type { SaleNext, SaleReason } from '@/lib/domain/order/sale-reason'
import type { Draft, Words } from './draft'
import { dayText, deliverTo, Facts, money, PartLines } from './order-blocks'
import type { MailSale } from './order-data'

/** A sale that is paid. @param sale `paidAt` is null where the moment is not known yet; `isReady`: its seller waited for this to ship it */
export function salePaidMail(sale: MailSale & { paidAt: Date | null; isLaterCharge: boolean; isReady: boolean }, words: Words): Draft {
  const { t } = words
  const kind = sale.isLaterCharge ? 'paidLater' : 'paid'
  return saleDraft(sale, words, {
    kind,
    lead: [t(`mail.sale.${kind}.text`, { shop: sale.part.shop }), ...(sale.isReady ? [t('sell.sale.about.shipNow')] : [])],
    paidAt: sale.paidAt,
    notes: [t('mail.sale.net')],
  })
}

/** When a new sale is charged: on shipment (`day`: by when to ship), or on a day, until which it may be held. */
export interface SaleTime {
  kind: 'shipBy' | 'chargedOn' | 'chargedOnHeld'
  /** ISO */
  day: string
}

/** A sale that is charged later. */
export function saleOrderedMail(sale: MailSale & { time: SaleTime | null }, words: Words): Draft {
  const { t } = words
  const { time } = sale
  const lead = [t('mail.sale.ordered.text', { shop: sale.part.shop })]
  return saleDraft(sale, words, { kind: 'ordered', lead: time ? [...lead, timeText(time, words)] : lead })
}

/** A later charge that failed. @param sale `isReady`: its seller waits for it to ship */
export function saleFailedMail(sale: MailSale & { reason: SaleReason; next: SaleNext | null; isReady: boolean }, words: Words): Draft {
  const { t } = words
  const next = sale.next ? [t(`sell.sale.next.${sale.next.code}`, { day: dayText(words, sale.next.day) })] : []
  return saleDraft(sale, words, {
    kind: 'failed',
    lead: [t(`sell.sale.reason.${sale.reason}`), ...(sale.isReady ? [t('sell.sale.about.doNotShip')] : []), ...next],
  })
}

/** A sale that ended without being charged. */
export function saleCanceledMail(sale: MailSale & { reason: SaleReason }, words: Words): Draft {
  const { t } = words
  return saleDraft(sale, words, { kind: 'canceled', lead: [t(`sell.sale.reason.${sale.reason}`), t('mail.sale.canceled.inStock')] })
}

/** Its buyer asks to cancel what they have paid. */
export function saleCancelRequestedMail(sale: MailSale, words: Words): Draft {
  return saleDraft(sale, words, { kind: 'cancelRequested', lead: [words.t('mail.sale.cancelRequested.text')] })
}

/** A sale that was canceled after it was paid, and is refunded. */
export function saleCancelAcceptedMail(sale: MailSale, words: Words): Draft {
  const { t } = words
  return saleDraft(sale, words, { kind: 'cancelAccepted', lead: [t('mail.sale.cancelAccepted.text'), t('mail.sale.canceled.inStock')] })
}

/** The time to ship is nearly over. @param sale `shipBy` is ISO */
export function shipSoonMail(sale: MailSale & { shipBy: string | null }, words: Words): Draft {
  const { t } = words
  const lead = [t('mail.sale.shipSoon.text', { shop: sale.part.shop })]
  const by = sale.shipBy ? [timeText({ kind: 'shipBy', day: sale.shipBy }, words)] : []
  return saleDraft(sale, words, { kind: 'shipSoon', lead: [...lead, ...by], notes: [t('mail.sale.shipSoon.cancel')] })
}

function timeText({ kind, day }: SaleTime, words: Words): string {
  return words.t(`sell.sale.about.${kind}`, { day: dayText(words, day) })
}

type Kind = 'paid' | 'paidLater' | 'ordered' | 'failed' | 'canceled' | 'shipSoon' | 'cancelRequested' | 'cancelAccepted'

/** What the mails about a sale have in common. */
function saleDraft(sale: MailSale, words: Words, about: Pick<Draft, 'lead' | 'notes'> & { kind: Kind; paidAt?: Date | null }): Draft {
  const { t, format } = words
  const { number, buyer, part, url } = sale
  const { kind, lead, notes = [], paidAt } = about
  const facts = [
    { label: t('orders.receipt.order'), value: number },
    { label: t('sell.sale.buyer'), value: <bdi>{buyer}</bdi> },
    ...deliverTo(words, sale.shipTo),
    ...(paidAt ? [{ label: t('orders.receipt.paid'), value: format.dateTime(paidAt, 'receipt') }] : []),
  ]
  return {
    subject: t(`mail.sale.${kind}.subject`, { number, total: money(words, part) }),
    title: t(`mail.sale.${kind}.title`),
    lead,
    body: (
      <>
        <Facts facts={facts} />
        <PartLines part={part} label={t('orders.receipt.total')} words={words} bearer={(bornBy) => t(`sell.sale.money.bornBy.${bornBy}`)} />
      </>
    ),
    link: { label: t('mail.sale.view'), url },
    notes,
    reason: t('mail.reason.seller'),
  }
}
