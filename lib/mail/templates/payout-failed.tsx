import type { Draft, Words } from './draft'
import { dayText, Facts, money } from './order-blocks'

/** @property amountMinor below zero for a debit @property reason why, in Stripe's words; null where it says nothing @property to whose money it is */
type PayoutFailed = { currency: string; amountMinor: number; arrivesAt: string; reason: string | null; url: string; to: 'seller' | 'operator' }

/** A bank has refused a payout, or a debit to make up for a balance below zero, to whose money it is. */
export function payoutFailedMail({ arrivesAt, reason, url, to, currency, amountMinor }: PayoutFailed, words: Words): Draft {
  const { t } = words
  const amount = money(words, { currency, amountMinor: Math.abs(amountMinor) })
  const what = amountMinor < 0 ? 'debitFailed' : 'payoutFailed'
  return {
    subject: t(`mail.${what}.subject`, { amount }),
    title: t(`mail.${what}.title`),
    lead: [...(to === 'operator' ? [t('mail.payoutFailed.own')] : []), t(`mail.${what}.text`, { amount })],
    body: (
      <Facts
        facts={[
          { label: t(`mail.${what}.amount`), value: amount },
          { label: t('mail.payoutFailed.arrival'), value: dayText(words, arrivesAt) },
          ...(reason ? [{ label: t('mail.payoutFailed.reason'), value: reason }] : []),
        ]}
      />
    ),
    link: { label: t('mail.payoutFailed.view'), url },
    reason: t(`mail.reason.${to}`),
  }
}
