import { type DisputeOfSale, findDispute } from '@/lib/db/disputes/disputes'
import { type EvidenceRow, findEvidence, findFiles, hasInquiryAnswer } from '@/lib/db/disputes/evidence'
import { answersForSellers } from '@/lib/db/refunds/refunds'
import { reasonOf, waitsForAnswer } from '@/lib/domain/disputes/dispute-state'
import { type EvidenceTexts, isWorthLittle, missingEvidence, provesDelivery, storedTexts, textsFor } from '@/lib/domain/disputes/evidence'
import type { AnswerStanding, AnswerView } from '@/lib/domain/wire/dispute-views'
import { translatorFor } from '@/lib/i18n/translator'
import { assembleEvidence } from './assemble-evidence'
import { readEvidenceFacts } from './evidence-facts'

/**
 * What a seller says, or may say, to the bank: what they have typed, else what their order says for itself.
 * @param sellerId whose it must be; null for an operator, who only reads
 * @returns null where there is nothing to say and nothing was said
 */
export async function readAnswer(disputeId: string, sellerId: string | null): Promise<AnswerView | null> {
  const dispute = await findDispute(disputeId, sellerId)
  const evidence = dispute && (await findEvidence(disputeId))
  const standing = dispute && standingOf(dispute, evidence)
  if (!dispute || !standing) return null
  const [texts, files, answers, isFromInquiry] = await Promise.all([
    textsOf(dispute, evidence),
    findFiles(disputeId),
    answersForSellers(),
    hasInquiryAnswer(disputeId),
  ])
  const { amountMinor, currency, settledCurrency, feeMinor } = dispute
  const fee = settledCurrency === null ? null : { currency: settledCurrency, feeMinor }
  return {
    ...{ standing, texts, fields: textsFor(reasonOf(dispute.reason)), at: evidence?.answeredAt?.toISOString() ?? null },
    isFromInquiry: standing === 'open' && isFromInquiry,
    isForSeller: evidence?.answer != null && evidence.byUserId === null,
    isSentAnyway: answers && standing === 'open' && provesDelivery(texts),
    files: files.map(({ field, name, size }) => ({ field, name, size })),
    missing: missingEvidence(
      reasonOf(dispute.reason),
      texts,
      files.map(({ field }) => field),
    ),
    ...{ refusal: refusalOf(evidence), words: evidence?.refusalWords ?? null, isWorthLittle: isWorthLittle({ amountMinor, currency }, fee) },
  }
}

/** The texts of an answer: as they were sent or typed, else as the order says. */
export async function textsOf(dispute: DisputeOfSale, evidence: EvidenceRow | null): Promise<EvidenceTexts> {
  if (evidence) return storedTexts(evidence.draft)
  const facts = await readEvidenceFacts(dispute)
  // Banks read English, and times that everybody can compare.
  return facts ? assembleEvidence(facts, translatorFor({ locale: 'en-US', timeZone: 'UTC' })) : {}
}

function standingOf(dispute: DisputeOfSale, evidence: EvidenceRow | null): AnswerStanding | null {
  if (evidence?.answeredAt) return evidence.answer === 'accept' ? 'accepted' : 'sent'
  if (evidence?.answer) return 'asking'
  return waitsForAnswer(dispute) ? 'open' : null
}

function refusalOf(evidence: EvidenceRow | null): AnswerView['refusal'] {
  const refusals = ['not_allowed', 'late', 'other'] as const
  return refusals.find((known) => known === evidence?.refusal) ?? null
}
