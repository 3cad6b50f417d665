import { expect, test } from 'vitest'
import { type AccountFacts, accountNews } from './account-news'

const well: AccountFacts = { detailsSubmitted: true, chargesEnabled: true, payoutsEnabled: true, currentlyDue: [], pastDue: [], disabledReason: null }
const due = { ...well, currentlyDue: ['individual.verification.document'] }
const payoutsOff = { ...well, payoutsEnabled: false }
const off = { ...payoutsOff, chargesEnabled: false, pastDue: ['external_account'], disabledReason: 'requirements.past_due' }
const rejected = { ...off, disabledReason: 'rejected.fraud' }

test.each([
  ['nothing is new', well, well, null],
  ['Stripe wants something', well, due, 'details_due'],
  ['it wants it still', due, due, null],
  ['payouts stop', due, payoutsOff, 'payouts_paused'],
  ['payments stop', payoutsOff, off, 'paused'],
  ['it is closed for good', off, rejected, 'rejected'],
  ['all is well again', off, well, null],
  ['payments are back, payouts are not', off, payoutsOff, null],
  ['its owner has not finished it', { ...off, detailsSubmitted: false }, off, null],
])('when %s', (_, before, now, news) => {
  expect(accountNews(before, now)).toBe(news)
})
