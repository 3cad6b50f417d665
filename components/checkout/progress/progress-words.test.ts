import { expect, test } from 'vitest'
import { dueOf } from '@/components/checkout/due'
import type { CardStatus, PartStatus } from '@/lib/domain/order/order'
import type { CheckoutView } from '@/lib/domain/wire/checkout-views'
import type { CheckoutProgress } from '@/lib/domain/wire/checkout-wire'
import { translatorFor } from '@/lib/i18n/translator'
import { doneOf, partLook, progressAt, unpaidOf } from './progress-words'

function progress(cardStatus: CardStatus, ...statuses: PartStatus[]): CheckoutProgress<string> {
  const part = (status: PartStatus, at: number) => ({ partId: `p${at}`, shopName: `Shop ${at}`, currency: at === 2 ? 'eur' : 'usd', status })
  return { cardStatus, parts: statuses.map((status, at) => ({ ...part(status, at), amountMinor: 100 * (at + 1), sentence: '' })) }
}

test('the bar rises with every step and is full when all are paid', () => {
  const walk = [
    progress('saving', 'pending', 'pending'),
    progress('ready', 'pending', 'pending'),
    progress('ready', 'authorizing', 'pending'),
    progress('ready', 'authorized', 'authorizing'),
    progress('ready', 'authorized', 'authorized'),
    progress('ready', 'captured', 'authorized'),
    progress('ready', 'captured', 'captured'),
  ].map(doneOf)
  expect(walk.map(({ value }) => value)).toEqual([0, 1, 2, 4, 5, 6, 7])
  expect(new Set(walk.map(({ max }) => max))).toEqual(new Set([7]))
  expect(doneOf(progress('ready', 'captured', 'scheduled'))).toEqual({ value: 7, max: 7 })
})

test.each([
  [progress('saving', 'pending'), 'Saving your card.'],
  [progress('requires_action', 'pending'), 'Your bank asks you to confirm your card.'],
  [progress('ready', 'pending', 'authorizing'), 'Card saved. Authorizing each payment.'],
  [progress('ready', 'authorized', 'authorizing', 'authorized'), '2 of 3 authorized.'],
  [progress('ready', 'captured', 'authorized', 'scheduled'), '2 of 3 done.'],
  [progress('ready', 'declined', 'authorized'), 'A seller could not be paid. Releasing the holds on your card.'],
])('the sentence read aloud says how far a purchase is: %#', (at, sentence) => {
  expect(translatorFor().t('checkout.progress.said', progressAt(at))).toBe(sentence)
})

test('a seller’s row never says paid before it is, nor charged when it was released', () => {
  expect(partLook('pending', 'saving')).toEqual({ status: 'waiting', look: 'waiting' })
  expect(partLook('pending', 'ready')).toEqual({ status: 'sharing', look: 'working' })
  expect(partLook('authorized', 'ready')).toEqual({ status: 'authorized', look: 'held' })
  expect(partLook('canceled', 'ready')).toEqual({ status: 'canceled', look: 'over' })
})

test('of an order that is paid in part, Pay charges what is missing alone', () => {
  const totals = [
    { currency: 'usd', nowMinor: 300, laterMinor: 0 },
    { currency: 'eur', nowMinor: 300, laterMinor: 500 },
    { currency: 'gbp', nowMinor: 0, laterMinor: 900 },
  ]
  const view = { totals } as CheckoutView
  const whole = [
    { currency: 'usd', amountMinor: 300 },
    { currency: 'eur', amountMinor: 300 },
  ]
  expect(dueOf(view, null)).toEqual(whole)
  expect(dueOf(view, progress('ready', 'canceled', 'declined', 'canceled'))).toEqual(whole)
  const partly = progress('ready', 'captured', 'declined', 'declined')
  expect(unpaidOf(partly).map(({ partId }) => partId)).toEqual(['p1', 'p2'])
  expect(dueOf(view, partly)).toEqual([
    { currency: 'usd', amountMinor: 200 },
    { currency: 'eur', amountMinor: 300 },
  ])
})
