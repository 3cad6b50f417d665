import sharp from 'sharp'
import { type DisputeOfSale, findDispute } from '@/lib/db/disputes/disputes'
import { findEvidence, findFiles, readFile } from '@/lib/db/disputes/evidence'
import { documentPdf, type PdfPicture } from '@/lib/documents/document-pdf'
import { reasonOf } from '@/lib/domain/disputes/dispute-state'
import { EVIDENCE_FILES, EVIDENCE_TEXTS } from '@/lib/domain/disputes/evidence'
import { moneyText } from '@/lib/domain/money/money'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { translatorFor } from '@/lib/i18n/translator'
import { textsOf } from './read-answer'

/** Larger ones are named instead: to read them would take the server's memory. */
const MOST_PIXELS = 50_000_000
const LONGEST_EDGE = 1600

export type Packet = { kind: 'pdf'; pdf: Buffer; name: string } | { kind: 'no_letters' } | { kind: 'not_found' }

/** An answer as one PDF, for a seller who sends it in Stripe's dashboard: pictures as pages of it, other files by their names, to be sent beside it. @param sellerId whose dispute it must be */
export async function readPacket(disputeId: string, sellerId: string): Promise<Packet> {
  const dispute = await findDispute(disputeId, sellerId)
  if (!dispute) return { kind: 'not_found' }
  const pdf = await packetPdf(dispute)
  return pdf ? { kind: 'pdf', pdf, name: `${dispute.stripeDisputeId}.pdf` } : { kind: 'no_letters' }
}

async function packetPdf(dispute: DisputeOfSale): Promise<Buffer | null> {
  const words = translatorFor({ locale: 'en-US', timeZone: 'UTC' })
  const { t } = words
  const [pictures, notes]: [PdfPicture[], string[]] = [[], []]
  for (const { id, field, name, contentType } of await findFiles(dispute.id)) {
    const known = EVIDENCE_FILES.find((each) => each === field)
    if (!known) continue
    const title = `${t(`disputes.answer.file.${known}`)}: ${name}`
    const jpeg = contentType.startsWith('image/') ? await jpegOf(await readFile(id)) : null
    if (jpeg) pictures.push({ title, jpeg })
    else notes.push(t('disputes.packetApart', { file: title }))
  }
  return documentPdf(await packetText(dispute, words, notes), pictures)
}

/** A picture as PDFs take it, upright and no larger than a page shows; null where it cannot be read. */
async function jpegOf(bytes: Uint8Array): Promise<Buffer | null> {
  const picture = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
  return picture
    .rotate()
    .resize(LONGEST_EDGE, LONGEST_EDGE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg()
    .toBuffer()
    .catch(() => null)
}

async function packetText(dispute: DisputeOfSale, words: ReturnType<typeof translatorFor>, notes: string[]) {
  const { id, stripeDisputeId, reason, amountMinor, currency, sellerOrder } = dispute
  const { t, format } = words
  const texts = await textsOf(dispute, await findEvidence(id))
  const known = reasonOf(reason)
  const said = EVIDENCE_TEXTS.flatMap((name) => (texts[name] ? [{ label: t(`disputes.answer.field.${name}`), lines: texts[name].split('\n') }] : []))
  return {
    ...{ id, number: stripeDisputeId, title: t('disputes.facts.title'), language: words.locale, lines: [], sums: [] },
    facts: [
      { label: t('disputes.order'), value: receiptNumber(sellerOrder.order.number) },
      { label: t('disputes.shop'), value: sellerOrder.seller.shopName },
      { label: t('disputes.reasonLabel'), value: known ? t(`disputes.reason.${known}`) : reason },
      { label: t('disputes.amount'), value: moneyText(format, { amountMinor, currency }) },
    ],
    parties: said,
    notes,
  }
}
