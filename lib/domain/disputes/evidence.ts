import { z } from 'zod'
import { parseLines } from '@/lib/domain/text/typed-lines'
import type { Said } from '@/lib/domain/wire/said'
import type { DisputeReason } from './dispute-state'

/** What can be said to a bank, by Stripe's names: docs.stripe.com/api/disputes/evidence_object */
export const EVIDENCE_TEXTS = [
  'uncategorized_text',
  'product_description',
  'customer_name',
  'customer_email_address',
  'billing_address',
  'customer_purchase_ip',
  'service_date',
  'shipping_carrier',
  'shipping_tracking_number',
  'shipping_date',
  'shipping_address',
  'access_activity_log',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'duplicate_charge_id',
  'duplicate_charge_explanation',
] as const
export type EvidenceText = (typeof EVIDENCE_TEXTS)[number]
export type EvidenceTexts = Partial<Record<EvidenceText, string>>

/** What can be shown to a bank: a file of each kind. */
export const EVIDENCE_FILES = [
  'receipt',
  'shipping_documentation',
  'customer_communication',
  'service_documentation',
  'refund_policy',
  'duplicate_charge_documentation',
  'uncategorized_file',
] as const
export type EvidenceFile = (typeof EVIDENCE_FILES)[number]

const ALWAYS: EvidenceText[] = [
  'uncategorized_text',
  'product_description',
  'customer_name',
  'customer_email_address',
  'billing_address',
  'customer_purchase_ip',
  'service_date',
]
const SENT: EvidenceText[] = ['shipping_carrier', 'shipping_tracking_number', 'shipping_date', 'shipping_address', 'access_activity_log']
const POLICY: EvidenceText[] = ['refund_policy_disclosure', 'refund_refusal_explanation']

const BY_REASON: Partial<Record<DisputeReason, EvidenceText[]>> = {
  fraudulent: SENT,
  unrecognized: SENT,
  product_not_received: SENT,
  product_unacceptable: [...POLICY, ...SENT],
  credit_not_processed: POLICY,
  duplicate: ['duplicate_charge_id', 'duplicate_charge_explanation'],
}

/** What belongs into the answer to a dispute of this reason, as the form asks for it. */
export function textsFor(reason: DisputeReason | null): EvidenceText[] {
  return [...ALWAYS, ...((reason && BY_REASON[reason]) ?? [...SENT, ...POLICY])]
}

/** What a bank wants most: of each group one is enough. */
const WANTED: Partial<Record<DisputeReason, (EvidenceText | EvidenceFile)[][]>> = {
  fraudulent: [['shipping_tracking_number', 'access_activity_log', 'service_documentation']],
  unrecognized: [['shipping_tracking_number', 'access_activity_log', 'service_documentation']],
  product_not_received: [['shipping_tracking_number', 'access_activity_log', 'shipping_documentation', 'service_documentation']],
  product_unacceptable: [['refund_policy_disclosure'], ['customer_communication']],
  credit_not_processed: [['refund_refusal_explanation']],
  duplicate: [['duplicate_charge_id'], ['duplicate_charge_explanation']],
}

/** What is missing of it: the first of each group of which there is none. */
export function missingEvidence(reason: DisputeReason | null, texts: EvidenceTexts, files: readonly string[]): (EvidenceText | EvidenceFile)[] {
  const has = (name: EvidenceText | EvidenceFile) => files.includes(name) || EVIDENCE_TEXTS.some((each) => each === name && texts[each])
  const groups = (reason && WANTED[reason]) ?? []
  return groups.flatMap((group) => (group.some(has) ? [] : group.slice(0, 1)))
}

/** Whether an answer shows that the goods arrived: what has no such proof is left to its seller. */
export function provesDelivery(texts: EvidenceTexts): boolean {
  return Boolean(texts.shipping_tracking_number || texts.access_activity_log)
}

/** A dispute of less than twice what Stripe takes for it costs more than an answer is likely to bring. */
export function isWorthLittle(
  { amountMinor, currency }: { amountMinor: number; currency: string },
  fee: { currency: string; feeMinor: number } | null,
): boolean {
  return fee !== null && fee.currency === currency && amountMinor < 2 * fee.feeMinor
}

const MAX_TEXT = 20_000
const MAX_ALL = 150_000
const MB = 1024 ** 2
/** Of all files together. Source: docs.stripe.com/disputes/responding */
export const MAX_EVIDENCE_BYTES = 4.5 * MB
/** What a form takes at once. */
const MAX_FILE_BYTES = 4 * MB

/** Reads what somebody has typed. @param typed by Stripe's names; others are left out */
export function parseEvidence(typed: Record<string, string>): { ok: true; texts: EvidenceTexts } | { ok: false; said: Said } {
  const texts: EvidenceTexts = {}
  for (const name of EVIDENCE_TEXTS) {
    const read = parseLines(typed[name] ?? '', MAX_TEXT)
    if (!read.ok) return read
    if (read.text) texts[name] = read.text
  }
  const length = Object.values(texts).reduce((sum, text) => sum + text.length, 0)
  return length > MAX_ALL ? { ok: false, said: { key: 'disputes.tooLong', values: { max: MAX_ALL } } } : { ok: true, texts }
}

const Texts = z.partialRecord(z.enum(EVIDENCE_TEXTS), z.string())

/** The texts of a stored draft. */
export function storedTexts(draft: unknown): EvidenceTexts {
  return Texts.catch({}).parse(draft)
}

/** Kinds of file that banks take, by their first bytes: a name or type that somebody says proves nothing. */
const SIGNATURES = [
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46] },
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
] as const

/** What kind of file it is; null for one that banks do not take, or that is empty or too large. @param otherBytes of the other files of the answer */
export function evidenceFileType(content: Uint8Array, otherBytes: number): string | null {
  if (content.length > MAX_FILE_BYTES || content.length + otherBytes > MAX_EVIDENCE_BYTES) return null
  return SIGNATURES.find(({ bytes }) => bytes.every((byte, at) => content[at] === byte))?.type ?? null
}
