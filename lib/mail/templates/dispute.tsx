import { isInquiry } from '@/lib/domain/disputes/dispute-state'
import type { DisputeMail as About } from '@/lib/domain/operations/jobs'
import type { DisputeView } from '@/lib/domain/wire/dispute-views'
import type { Draft, Words } from './draft'
import { Facts, money } from './order-blocks'

export type DisputeMail = Pick<DisputeView, 'reason' | 'reasonWord' | 'currency' | 'amountMinor' | 'dueBy'> & {
  /** What it has become: one that is lost may be won later. */
  status: string
  about: About
  /** Its seller has answered while it was an inquiry. */
  wasAnswered: boolean
  number: string
  url: string
}

/** A dispute has begun, must be answered soon, was answered for its seller, or is decided, to the seller whose sale it is about. */
export function disputeMail(mail: DisputeMail, words: Words): Draft {
  const { t, format } = words
  const { number, reason, reasonWord, dueBy, url } = mail
  const amount = money(words, mail)
  const key = keyOf(mail)
  const waits = key === 'opened' || key === 'inquiry' || key === 'due'
  return {
    subject: t(`mail.dispute.${key}.subject`, { amount, number }),
    title: t(`mail.dispute.${key}.title`),
    lead: [t(`mail.dispute.${key}.text`, { amount }), ...(key === 'opened' && mail.wasAnswered ? [t('mail.dispute.again')] : [])],
    body: (
      <Facts
        facts={[
          { label: t('orders.receipt.order'), value: number },
          { label: t('mail.dispute.amount'), value: amount },
          { label: t('mail.dispute.reason'), value: reason ? t(`disputes.reason.${reason}`) : reasonWord },
          ...(waits && dueBy ? [{ label: t('mail.dispute.dueBy'), value: format.dateTime(new Date(dueBy), 'receipt') }] : []),
        ]}
      />
    ),
    link: { label: t('mail.dispute.view'), url },
    reason: t('mail.reason.seller'),
  }
}

function keyOf({ status, dueBy, about }: DisputeMail) {
  if (about === 'due' || about === 'answered') return about
  if (status === 'won' || status === 'lost' || status === 'prevented') return status
  if (status === 'warning_closed') return 'closed'
  if (isInquiry(status)) return 'inquiry'
  if (status === 'appeal_needs_response') return 'appeal'
  if (status !== 'needs_response') return 'other'
  return dueBy ? 'opened' : 'final'
}
