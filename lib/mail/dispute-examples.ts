import { type DisputeMail, disputeMail } from './templates/dispute'
import type { Draft, Words } from './templates/draft'
import { fraudWarningMail } from './templates/fraud-warning'

/** The mails about disputes and early fraud warnings, with examples for data. @param home where the shop is */
export function disputeExamples(number: string, home: string): Record<string, (words: Words) => Draft> {
  const example = (status: string, more: Partial<DisputeMail> = {}) => {
    const facts = {
      status,
      reason: 'product_not_received',
      reasonWord: 'product_not_received',
      currency: 'usd',
      amountMinor: 4300,
      about: 'opened',
      wasAnswered: false,
    } as const
    const mail = { ...facts, dueBy: '2026-12-09T23:59:59.000Z', number, url: `${home}/sell/disputes/2f1f6d4c`, ...more }
    return (words: Words) => disputeMail(mail, words)
  }
  const warning = { currency: 'usd', amountMinor: 4300, number, url: `${home}/sell/orders/2f1f6d4c`, upTo: null }
  const upTo = { amountMinor: 5000, currency: 'usd' }
  return {
    'fraud-warned': (words) => fraudWarningMail({ ...warning, about: 'warned' }, words),
    'fraud-refunded': (words) => fraudWarningMail({ ...warning, about: 'refunded', upTo }, words),
    'dispute-opened': example('needs_response'),
    'dispute-escalated': example('needs_response', { wasAnswered: true }),
    'dispute-final': example('needs_response', { dueBy: null }),
    'dispute-inquiry': example('warning_needs_response'),
    'dispute-due': example('needs_response', { about: 'due' }),
    'dispute-answered': example('under_review', { about: 'answered' }),
    'dispute-won': example('won'),
    'dispute-lost': example('lost'),
    'dispute-prevented': example('prevented'),
    'dispute-closed': example('warning_closed'),
    'dispute-appeal': example('appeal_needs_response'),
    'dispute-changed': example('appeal_under_review'),
  }
}
