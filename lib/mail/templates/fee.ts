import type { FeeRule } from '@/lib/domain/pricing/fee'
import { feeValues } from '@/lib/domain/pricing/fee-words'
import type { Draft, Words } from './draft'

/** What a seller pays of each sale in a currency, of one product, or of those of a category. `comes`: from a day on, until when they pay what they pay now. `kept`: an announced change does not come. */
export type FeeMail = { currency: string; product: string | null; category: string | null; fee: FeeRule; url: string } & (
  | { change: 'counts' | 'kept' }
  | { change: 'comes'; from: string; until: FeeRule }
)

/** The platform's fee changes, to a seller who pays it. */
export function feeMail(mail: FeeMail, words: Words): Draft {
  const { t, format } = words
  const { change, product, category, url } = mail
  const currency = mail.currency.toUpperCase()
  const text = (rule: FeeRule) => t('common.fee.text', feeValues(rule, mail.currency, format))
  const about = product !== null ? 'product' : category !== null ? 'category' : 'currency'
  const values = { currency, product: product ?? '', category: category ?? '', fee: text(mail.fee) }
  const day = mail.change === 'comes' ? format.dateTime(new Date(mail.from), 'agreedDay') : ''
  return {
    subject: t(`mail.fee.${change}.subject`, { day }),
    title: t(`mail.fee.${change}.title`),
    lead: [
      t(`mail.fee.${change}.${about}`, { ...values, day }),
      ...(mail.change === 'comes' ? [t('mail.fee.until', { fee: text(mail.until) }), t('mail.fee.placed')] : []),
    ],
    link: { label: t('mail.fee.view'), url },
    reason: t('mail.reason.seller'),
  }
}
