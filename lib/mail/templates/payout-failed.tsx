import type { Draft, Words } from './draft'
import { dayText, Facts, money } from './order-blocks'

/** @property reason why, in Stripe's words; null where it says nothing */
type PayoutFailed = { currency: string; amountMinor: number; arrivesAt: string; reason: string | null; url: string }

/** A bank has refused a payout, to its seller. */
export function payoutFailedMail({ arrivesAt, reason, url, ...amounts }: PayoutFailed, words: Words): Draft {
  const { t } = words
  const amount = money(words, amounts)
  return {
    subject: t('mail.payoutFailed.subject', { amount }),
    title: t('mail.payoutFailed.title'),
    lead: [t('mail.payoutFailed.text', { amount })],
    body: (
      <Facts
        facts={[
          { label: t('mail.payoutFailed.amount'), value: amount },
          { label: t('mail.payoutFailed.arrival'), value: dayText(words, arrivesAt) },
          ...(reason ? [{ label: t('mail.payoutFailed.reason'), value: reason }] : []),
        ]}
      />
    ),
    link: { label: t('mail.payoutFailed.view'), url },
    reason: t('mail.reason.seller'),
  }
}
