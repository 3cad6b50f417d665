import { expect, test } from 'vitest'
import { connectCode, connectNext } from './connect-result'
import { disabledReasonOf, requirementsOf } from './requirements'
import { type ConnectionFacts, isReadyToSell, sellerChecklist, stepsToFix } from './seller-checklist'

const whole: ConnectionFacts = {
  status: 'connected',
  disconnectReason: null,
  accountName: 'Clay & Kiln',
  dashboardUrl: 'https://dashboard.stripe.com/acct_1/dashboard',
  chargesEnabled: true,
  payoutsEnabled: true,
  currentlyDue: [],
  pastDue: [],
  disabledReason: null,
  isManaged: false,
  detailsSubmitted: true,
  isFeeRefused: false,
  isSynced: true,
}

const ways = { connect: true, open: false }
const steps = (connection: ConnectionFacts | null, activeProducts = 1, isRefused = false, isPayoutFailed = false) =>
  sellerChecklist({ slug: 'clay', activeProducts, zones: 1, sellsDelivered: true, connection, ways, isRefused, isPayoutFailed })
const step = (id: string, connection: ConnectionFacts | null, activeProducts = 1) => steps(connection, activeProducts).find((each) => each.id === id)

test('the checklist of a shop that can sell is empty', () => {
  expect(isReadyToSell(steps(whole))).toBe(true)
  expect(steps(whole).map((each) => [each.status, each.action?.verb])).toEqual(Array(6).fill(['done', 'review']))
})

test('the checklist of a new shop asks to connect and to add a product', () => {
  expect(isReadyToSell(steps(null, 0))).toBe(false)
  expect(step('connection', null)).toMatchObject({ status: 'todo', action: { verb: 'connect', kind: 'connect' } })
  expect(step('requirements', null)).toMatchObject({ status: 'waiting', action: null })
  expect(step('product', null, 0)).toMatchObject({ status: 'todo', action: { verb: 'add', href: '/sell/products/new' } })
})

test('the checklist of a shop whose account cannot charge names each thing Stripe asks for', () => {
  const blocked = {
    ...whole,
    chargesEnabled: false,
    currentlyDue: ['external_account', 'individual.dob.day'],
    disabledReason: 'requirements.past_due',
  }
  expect(step('requirements', blocked)).toMatchObject({
    status: 'attention',
    reason: { code: 'cannotCharge', why: 'pastDue' },
    blockers: [{ topic: 'bankAccount' }, { topic: 'dateOfBirth' }],
    action: { verb: 'fix', kind: 'elsewhere', href: whole.dashboardUrl },
  })
  expect(isReadyToSell(steps(blocked))).toBe(false)
})

test('the checklist of a shop whose account Stripe closed for good offers nothing to fix', () => {
  const closed = { ...whole, chargesEnabled: false, currentlyDue: ['external_account'], disabledReason: 'rejected.fraud' }
  expect(step('requirements', closed)).toMatchObject({
    status: 'attention',
    reason: { code: 'closed', why: 'rejectedFraud' },
    blockers: [],
    action: { verb: 'openStripe' },
  })
})

test('the checklist of a shop that may not sell without a fee says why, and offers nothing to do', () => {
  const refused = { ...whole, isFeeRefused: true }
  expect(step('requirements', refused)).toMatchObject({ status: 'attention', reason: { code: 'feeRefused' }, action: null })
  expect(isReadyToSell(steps(refused))).toBe(false)
})

test('the checklist of a shop that can charge lists what Stripe asks for without blocking', () => {
  expect(step('requirements', { ...whole, currentlyDue: ['external_account'] })).toMatchObject({ status: 'done', action: { verb: 'add' } })
  expect(step('requirements', { ...whole, pastDue: ['external_account'] })).toMatchObject({ status: 'attention', action: { verb: 'fix' } })
})

test('a payout that the bank refused asks to change the bank account, and does not keep the shop from selling', () => {
  const failed = steps(whole, 1, false, true)
  const payouts = { status: 'attention', reason: { code: 'payoutFailed' }, action: { verb: 'fix', kind: 'elsewhere' } }
  expect(failed.find(({ id }) => id === 'payouts')).toMatchObject(payouts)
  expect(isReadyToSell(failed)).toBe(true)
})

test('the checklist of a shop does not need payouts', () => {
  const withoutBank = { ...whole, payoutsEnabled: false }
  expect(step('payouts', withoutBank)).toMatchObject({ status: 'todo', optional: true, reason: { code: 'payoutsOff' }, action: { verb: 'add' } })
  expect(step('payouts', { ...withoutBank, chargesEnabled: false })).toMatchObject({ reason: { code: 'payoutsOffAndCannotSell' } })
  expect(isReadyToSell(steps(withoutBank))).toBe(true)
})

test('a shop is not ready before Stripe has told us about its account', () => {
  expect(isReadyToSell(steps({ ...whole, isSynced: false }))).toBe(false)
})

test('the checklist of a disconnected shop says who did it and offers to reconnect', () => {
  const left = { ...whole, status: 'disconnected' } as const
  expect(step('connection', { ...left, disconnectReason: 'by_stripe' })).toMatchObject({
    status: 'attention',
    reason: { code: 'disconnectedByStripe' },
    action: { verb: 'reconnect' },
  })
  expect(step('connection', { ...left, disconnectReason: 'by_seller' })).toMatchObject({ reason: { code: 'disconnectedBySeller' } })
})

test('what Stripe asks for is named once a topic, and what is new to us in Stripe’s words', () => {
  expect(requirementsOf(['individual.dob.day', 'individual.dob.month', 'individual.dob.year'])).toEqual([{ topic: 'dateOfBirth', name: '' }])
  expect(requirementsOf(['person_1abc.verification.document', 'company.tax_id', 'brand_new.thing_asked'])).toEqual([
    { topic: 'identityDocument', name: '' },
    { topic: 'taxNumber', name: '' },
    { topic: 'other', name: 'brand new thing asked' },
  ])
})

test.each([
  [null, null],
  ['under_review', { reason: 'underReview', isFinal: false }],
  ['rejected.fraud', { reason: 'rejectedFraud', isFinal: true }],
  ['rejected.something_new', { reason: 'rejected', isFinal: true }],
  ['another_thing', { reason: 'other', isFinal: false }],
])('an account disabled for %s has a reason of its own', (stripesReason, reason) => {
  expect(disabledReasonOf(stripesReason)).toEqual(reason)
})

test('a code from an address bar can only choose one of our own results', () => {
  expect(connectCode('taken')).toBe('taken')
  for (const foreign of ['<script>', 'constructor', undefined, ['taken']]) expect(connectCode(foreign)).toBe('bad_state')
})

test('each result of connecting has a way on', () => {
  expect(connectNext('taken')).toEqual({ step: 'connectAnother', way: { kind: 'connect' } })
  expect(connectNext('unfinished')).toEqual({ step: 'onboarding', way: { kind: 'onboarding' } })
  expect(connectNext('already_connected')).toEqual({ step: 'settings', way: { kind: 'page', href: '/sell/settings' } })
})

test('the checklist asks where the seller delivers before the first product, and insists while something is delivered', () => {
  const delivery = (zones: number, activeProducts: number, sellsDelivered: boolean) => {
    const all = sellerChecklist({
      slug: 'clay',
      activeProducts,
      zones,
      sellsDelivered,
      connection: whole,
      ways,
      isRefused: false,
      isPayoutFailed: false,
    })
    const { status, optional, reason, action } = all.find(({ id }) => id === 'delivery') ?? {}
    return { status, optional, code: reason?.code, href: action?.href, isReady: isReadyToSell(all) }
  }
  const asked = { status: 'todo', optional: false, code: 'noZone', href: '/sell/delivery/new', isReady: false }
  expect(delivery(0, 0, false)).toEqual(asked)
  expect(delivery(0, 2, true)).toEqual(asked)
  expect(delivery(0, 2, false)).toEqual({ ...asked, optional: true, code: 'nothingDelivered', isReady: true })
  expect(delivery(1, 2, true)).toEqual({ status: 'done', optional: false, code: 'zones', href: '/sell/delivery', isReady: true })
})

test('a shop that can sell still has to fix what Stripe asks for soon, and payouts that are off or were refused', () => {
  const fixes = (connection: ConnectionFacts, isPayoutFailed = false) => stepsToFix(steps(connection, 1, false, isPayoutFailed)).map(({ id }) => id)
  expect(fixes(whole)).toEqual([])
  expect(fixes({ ...whole, currentlyDue: ['individual.dob.day'] })).toEqual(['requirements'])
  expect(fixes({ ...whole, payoutsEnabled: false })).toEqual(['payouts'])
  expect(fixes(whole, true)).toEqual(['payouts'])
})

test('delivery that nothing needs is not to be fixed', () => {
  const facts = { slug: 'clay', activeProducts: 1, zones: 0, sellsDelivered: false, connection: whole, ways, isRefused: false, isPayoutFailed: false }
  expect(stepsToFix(sellerChecklist(facts))).toEqual([])
})

test('where accounts are opened here a page asks which way, and one that is not finished is gone on with in Stripe’s form', () => {
  const stepsOf = (connection: ConnectionFacts | null) => {
    const facts = { slug: 'clay', activeProducts: 1, zones: 1, sellsDelivered: true, connection, isRefused: false, isPayoutFailed: false }
    return sellerChecklist({ ...facts, ways: { connect: true, open: true } })
  }
  expect(stepsOf(null)[1]).toMatchObject({ status: 'todo', action: { verb: 'setUp', href: '/sell/connect', kind: 'page' } })
  expect(stepsOf({ ...whole, status: 'disconnected' })[1]).toMatchObject({ action: { verb: 'reconnect', href: '/sell/connect', kind: 'page' } })
  const opened = { ...whole, isManaged: true, detailsSubmitted: false, chargesEnabled: false, currentlyDue: ['external_account'] }
  const toForm = { href: '/api/connect/onboarding', kind: 'onboarding' }
  expect(stepsOf(opened)[1]).toMatchObject({
    status: 'todo',
    reason: { code: 'unfinished', account: 'Clay & Kiln' },
    action: { verb: 'continue', ...toForm },
  })
  for (const at of [2, 5]) expect(stepsOf(opened)[at]).toMatchObject({ status: 'waiting', action: null })
  expect(isReadyToSell(stepsOf({ ...opened, chargesEnabled: true }))).toBe(false)
  expect(stepsOf({ ...opened, detailsSubmitted: true })[2]).toMatchObject({ status: 'attention', action: { verb: 'fix', ...toForm } })
  expect(stepsOf({ ...whole, isManaged: true })[2]).toMatchObject({ action: { verb: 'review', kind: 'elsewhere' } })
})
