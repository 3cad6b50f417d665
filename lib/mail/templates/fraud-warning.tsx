import type { Money } from '@/lib/domain/money/money'
import type { WarningMail } from '@/lib/domain/operations/jobs'
import type { Draft, Words } from './draft'
import { Facts, money } from './order-blocks'

export type FraudWarningMail = Money & {
  about: WarningMail
  /** Up to which amount its seller wants such sales refunded; null where they decide each time. */
  upTo: Money | null
  number: string
  url: string
}

/** A bank suspects a payment, to the seller whose sale it is: for them to decide, or refunded as they want it. */
export function fraudWarningMail(mail: FraudWarningMail, words: Words): Draft {
  const { t } = words
  const { about, upTo, number, url } = mail
  const amount = money(words, mail)
  const setting = about === 'refunded' && upTo ? [t('mail.warning.refunded.setting', { limit: money(words, upTo) })] : []
  return {
    subject: t(`mail.warning.${about}.subject`, { amount, number }),
    title: t(`mail.warning.${about}.title`),
    lead: [t(`mail.warning.${about}.text`, { amount }), ...setting],
    body: (
      <Facts
        facts={[
          { label: t('orders.receipt.order'), value: number },
          { label: t('mail.warning.amount'), value: amount },
        ]}
      />
    ),
    link: { label: t(`mail.warning.${about}.view`), url },
    reason: t('mail.reason.seller'),
  }
}
