import type { Draft, Words } from './draft'
import { cardName, deliverTo, Facts, PartLines, Remark, ShopHeading, Totals, typed } from './order-blocks'
import type { ChargedPart, LaterPart, MailOrder } from './order-data'
import { LaterParts } from './order-placed'

export interface ReceiptMail {
  order: MailOrder
  /** When what this mail tells of was charged; null where that is not known yet. */
  paidAt: Date | null
  charged: ChargedPart[]
  /** What of the same order is still to be charged. */
  later: LaterPart[]
  /** Whether it was charged on a day after the order, without the buyer. */
  isLaterCharge: boolean
  /** What the buyer of something digital agreed to before they paid; null where nothing is digital. */
  digitalConsent: { at: Date; wording: string } | null
}

/** What was charged now, and what of the same order is charged later. */
export function receiptMail({ order, paidAt, charged, later, isLaterCharge, digitalConsent }: ReceiptMail, words: Words): Draft {
  const { t, format } = words
  const { number } = order
  const facts = [
    { label: t(isLaterCharge ? 'orders.receipt.order' : 'orders.receipt.receipt'), value: number },
    ...(paidAt ? [{ label: t('orders.receipt.paid'), value: format.dateTime(paidAt, 'receipt') }] : []),
    ...(order.card ? [{ label: t('orders.receipt.card'), value: cardName(words, order.card) }] : []),
    { label: t('orders.receipt.email'), value: <bdi>{order.email}</bdi> },
    ...deliverTo(words, order.shipTo),
  ]
  return {
    subject: isLaterCharge ? t('mail.charged.subject', { number }) : t('mail.receipt.subject', { number }),
    title: isLaterCharge ? t('mail.charged.title') : t('mail.receipt.title'),
    lead: [leadOf(words, { isLaterCharge, hasLater: later.length > 0 })],
    body: (
      <>
        <Facts facts={facts} />
        {charged.map((part) => (
          <ChargedLines key={part.id} part={part} words={words} />
        ))}
        <Totals parts={charged} words={words} />
        <LaterParts parts={later} words={words} />
        {digitalConsent && <Consent consent={digitalConsent} words={words} />}
      </>
    ),
    link: { label: t('mail.order.view'), url: order.url },
    reason: t('mail.reason.buyer'),
  }
}

function leadOf({ t }: Words, { isLaterCharge, hasLater }: { isLaterCharge: boolean; hasLater: boolean }): string {
  if (isLaterCharge) return t('mail.charged.text')
  return hasLater ? t('mail.receipt.textWithLater') : t('mail.receipt.text')
}

function Consent({ consent: { at, wording }, words: { t, format } }: { consent: NonNullable<ReceiptMail['digitalConsent']>; words: Words }) {
  return <Remark>{t.rich('mail.receipt.consent', { at: format.dateTime(at, 'receipt'), wording, name: (chunks) => <bdi>{chunks}</bdi> })}</Remark>
}

function DocumentRemark({ document: { kind, number, url }, words }: { document: NonNullable<ChargedPart['document']>; words: Words }) {
  return (
    <Remark>
      <a href={url}>{words.t(`documents.link.${kind}`, { number })}</a>
    </Remark>
  )
}

function ChargedLines({ part, words }: { part: ChargedPart; words: Words }) {
  return (
    <>
      <ShopHeading shop={part.shop} words={words} />
      <PartLines part={part} label={words.t.rich('orders.amount.captured', { shop: part.shop, ...typed(words) })} words={words} />
      <Remark>{words.t.rich('orders.receipt.statement', { line: part.statementLine, ...typed(words) })}</Remark>
      {part.isDownloaded && <Remark>{words.t('mail.receipt.digital')}</Remark>}
      {part.document && <DocumentRemark document={part.document} words={words} />}
    </>
  )
}
