import { type DisputeOfSale, findDispute } from '@/lib/db/disputes/disputes'
import { findEvidence, findFiles } from '@/lib/db/disputes/evidence'
import { documentPdf } from '@/lib/documents/document-pdf'
import { reasonOf } from '@/lib/domain/disputes/dispute-state'
import { EVIDENCE_FILES, EVIDENCE_TEXTS } from '@/lib/domain/disputes/evidence'
import { moneyText } from '@/lib/domain/money/money'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { translatorFor } from '@/lib/i18n/translator'
import { textsOf } from './read-answer'

export type Packet = { kind: 'pdf'; pdf: Buffer; name: string } | { kind: 'no_letters' } | { kind: 'not_found' }

/** An answer as one PDF, for a seller who sends it in Stripe's dashboard. The files go there by themselves. @param sellerId whose dispute it must be */
export async function readPacket(disputeId: string, sellerId: string): Promise<Packet> {
  const dispute = await findDispute(disputeId, sellerId)
  if (!dispute) return { kind: 'not_found' }
  const pdf = await documentPdf(await packetText(dispute))
  return pdf ? { kind: 'pdf', pdf, name: `${dispute.stripeDisputeId}.pdf` } : { kind: 'no_letters' }
}

async function packetText(dispute: DisputeOfSale) {
  const { id, stripeDisputeId, reason, amountMinor, currency, sellerOrder } = dispute
  const words = translatorFor({ locale: 'en-US', timeZone: 'UTC' })
  const { t, format } = words
  const [evidence, files] = [await findEvidence(id), await findFiles(id)]
  const texts = await textsOf(dispute, evidence)
  const known = reasonOf(reason)
  const said = EVIDENCE_TEXTS.flatMap((name) => (texts[name] ? [{ label: t(`disputes.answer.field.${name}`), lines: texts[name].split('\n') }] : []))
  const shown = files.flatMap(({ field, name }) =>
    EVIDENCE_FILES.flatMap((each) => (each === field ? [`${t(`disputes.answer.file.${each}`)}: ${name}`] : [])),
  )
  return {
    ...{ id, number: stripeDisputeId, title: t('disputes.facts.title'), language: words.locale, lines: [], sums: [] },
    facts: [
      { label: t('disputes.order'), value: receiptNumber(sellerOrder.order.number) },
      { label: t('disputes.shop'), value: sellerOrder.seller.shopName },
      { label: t('disputes.reasonLabel'), value: known ? t(`disputes.reason.${known}`) : reason },
      { label: t('disputes.amount'), value: moneyText(format, { amountMinor, currency }) },
    ],
    parties: said,
    notes: shown,
  }
}
