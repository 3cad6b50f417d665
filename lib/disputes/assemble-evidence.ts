import { reasonOf } from '@/lib/domain/disputes/dispute-state'
import { type EvidenceText, type EvidenceTexts, textsFor } from '@/lib/domain/disputes/evidence'
import { CARRIERS, isCarrier } from '@/lib/domain/fulfilment/carriers'
import { type Money, moneyText } from '@/lib/domain/money/money'
import { receiptNumber } from '@/lib/domain/order/receipt-number'
import { addressLines } from '@/lib/domain/shipping/ship-to'
import { countryName } from '@/lib/domain/text/country'
import type { Translator } from '@/lib/i18n/translator'
import type { EvidenceFacts } from './evidence-facts'

/**
 * What an order says for itself, as its seller would write it to the bank. Pure.
 * @param words in the language of banks, by UTC
 * @returns of the texts for this reason those that the order has something for
 */
export function assembleEvidence(facts: EvidenceFacts, words: Translator): EvidenceTexts {
  const texts: EvidenceTexts = {}
  for (const name of textsFor(reasonOf(facts.reason))) {
    const text = WRITE[name](facts, words)
    if (text) texts[name] = text
  }
  return texts
}

type Write = (facts: EvidenceFacts, words: Translator) => string | null

const WRITE: Record<EvidenceText, Write> = {
  uncategorized_text: story,
  product_description: products,
  customer_name: ({ shipTo }) => shipTo?.name ?? null,
  customer_email_address: ({ email }) => email,
  billing_address: address,
  customer_purchase_ip: ({ network }) => network,
  service_date: ({ shipments, capturedAt }, words) => dayOf(shipments.at(-1)?.deliveredAt ?? shipments.at(-1)?.shippedAt ?? capturedAt, words),
  shipping_carrier: ({ shipments }) => joined(shipments.map(({ carrier }) => (isCarrier(carrier) ? CARRIERS[carrier].name : carrier))),
  shipping_tracking_number: ({ shipments }) => joined(shipments.map(({ trackingNumber }) => trackingNumber)),
  shipping_date: ({ shipments }, words) => dayOf(shipments[0]?.shippedAt ?? null, words),
  shipping_address: address,
  access_activity_log: downloads,
  refund_policy_disclosure: policy,
  refund_refusal_explanation: refunded,
  duplicate_charge_id: ({ others }) => joined(others.map(({ chargeId }) => chargeId)),
  duplicate_charge_explanation: duplicate,
}

function joined(texts: (string | null)[]): string | null {
  return [...new Set(texts.filter((text) => text))].join(', ') || null
}

function dayOf(at: Date | null | undefined, { format }: Translator): string | null {
  return at ? format.dateTime(at, 'agreedDay') : null
}

function momentOf(at: Date | string, { format }: Translator): string {
  return format.dateTime(new Date(at), 'receipt')
}

const amount = ({ amountMinor, currency }: Money, { format }: Translator) => moneyText(format, { amountMinor, currency })

function products({ lines, currency }: EvidenceFacts, words: Translator): string {
  const { t } = words
  return lines
    .map(({ quantity, name, variantTitle, unitPriceMinor }) =>
      t('disputes.evidence.line', {
        quantity,
        name: variantTitle ? `${name}, ${variantTitle}` : name,
        price: amount({ amountMinor: unitPriceMinor, currency }, words),
      }),
    )
    .join('\n')
}

function address({ shipTo }: EvidenceFacts, { locale }: Translator): string | null {
  return shipTo && addressLines(shipTo, countryName(shipTo.country, locale)).join('\n')
}

function downloads({ downloads: all }: EvidenceFacts, words: Translator): string | null {
  const lines = all.map(({ at, ip, agent, file }) =>
    words.t('disputes.evidence.download', { at: momentOf(at, words), file: file.name, ip: ip || '–', agent: agent || '–' }),
  )
  return lines.join('\n') || null
}

function policy({ policy: promised }: EvidenceFacts, { t }: Translator): string | null {
  if (!promised) return null
  return t(promised.takesReturns ? 'disputes.evidence.policy' : 'disputes.evidence.noReturns', { days: promised.windowDays })
}

function refunded({ refunds, currency }: EvidenceFacts, words: Translator): string | null {
  const lines = refunds.map(({ createdAt, amountMinor, bankReference }) =>
    words.t('disputes.evidence.refund', {
      day: dayOf(createdAt, words) ?? '',
      amount: amount({ amountMinor, currency }, words),
      reference: bankReference ?? 'none',
    }),
  )
  return lines.join('\n') || null
}

function duplicate({ others, number }: EvidenceFacts, { t }: Translator): string | null {
  if (others.length === 0) return null
  return t('disputes.evidence.duplicate', { number: receiptNumber(number), count: others.length })
}

/** What happened, in order, what was confirmed when it was paid, what was written, and what the same buyer bought before. */
function story(facts: EvidenceFacts, words: Translator): string {
  const { t } = words
  const { number, shop, placedAt, agent, messages, timeline, earlier } = facts
  const part = (title: string, lines: string[]) => (lines.length > 0 ? [`${title}\n${lines.join('\n')}`] : [])
  const total = amount(facts, words)
  return [
    t('disputes.evidence.opening', { number: receiptNumber(number), shop, at: momentOf(placedAt, words), total }),
    ...(agent ? [t('disputes.evidence.agent', { agent })] : []),
    ...part(t('disputes.evidence.checks'), checked(facts, words)),
    ...part(
      t('disputes.evidence.timeline'),
      timeline.map(({ at, kind }) => `${momentOf(at, words)}: ${t(`orders.timeline.kinds.${kind}`)}`),
    ),
    ...part(
      t('disputes.evidence.messages'),
      messages.map(({ at, sender, text }) => `${momentOf(at, words)}, ${t(`disputes.evidence.${sender}`)}: ${text}`),
    ),
    ...part(
      t('disputes.evidence.earlier'),
      earlier.map((sale) => `${receiptNumber(sale.order.number)}, ${dayOf(sale.capturedAt, words) ?? ''}: ${amount(sale, words)}`),
    ),
  ].join('\n\n')
}

function checked({ checks }: EvidenceFacts, { t }: Translator): string[] {
  if (!checks) return []
  return [
    ...(checks.threeDSecure === 'authenticated' ? [t('disputes.evidence.threeDSecure')] : []),
    ...(checks.cvc === 'pass' ? [t('disputes.evidence.cvc')] : []),
    ...(checks.postalCode === 'pass' ? [t('disputes.evidence.postalCode')] : []),
  ]
}
