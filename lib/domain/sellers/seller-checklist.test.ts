import { expect, test } from 'vitest'
import { connectMessage } from './connect-result'
import { disabledSentence, requirementSentences } from './requirements'
import { type ConnectionFacts, isReadyToSell, sellerChecklist } from './seller-checklist'

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
  isSynced: true,
}

const steps = (connection: ConnectionFacts | null, activeProducts = 1) => sellerChecklist({ slug: 'clay', activeProducts, connection })
const step = (id: string, connection: ConnectionFacts | null, activeProducts = 1) => steps(connection, activeProducts).find((each) => each.id === id)

test('with everything there, the shop is ready and each verb is Review', () => {
  expect(isReadyToSell(steps(whole))).toBe(true)
  expect(steps(whole).map((each) => [each.status, each.action?.verb])).toEqual(Array(5).fill(['done', 'Review']))
})

test('a new shop is asked to connect and to add a product', () => {
  expect(isReadyToSell(steps(null, 0))).toBe(false)
  expect(step('connection', null)).toMatchObject({ status: 'todo', action: { verb: 'Connect with Stripe', kind: 'connect' } })
  expect(step('requirements', null)).toMatchObject({ status: 'waiting', action: null })
  expect(step('product', null, 0)).toMatchObject({ status: 'todo', action: { verb: 'Add', href: '/sell/products/new' } })
})

test('an account that cannot charge blocks, and each thing Stripe asks is named', () => {
  const blocked = {
    ...whole,
    chargesEnabled: false,
    currentlyDue: ['external_account', 'individual.dob.day'],
    disabledReason: 'requirements.past_due',
  }
  expect(step('requirements', blocked)).toMatchObject({
    status: 'attention',
    blockers: ['A bank account for your payouts', 'A date of birth'],
    action: { verb: 'Fix', kind: 'elsewhere', href: whole.dashboardUrl },
  })
  expect(step('requirements', blocked)?.reason).toContain('overdue')
  expect(isReadyToSell(steps(blocked))).toBe(false)
})

test('an account that can charge may owe answers without blocking', () => {
  expect(step('requirements', { ...whole, currentlyDue: ['external_account'] })).toMatchObject({ status: 'done', action: { verb: 'Add' } })
  expect(step('requirements', { ...whole, pastDue: ['external_account'] })).toMatchObject({ status: 'attention', action: { verb: 'Fix' } })
})

test('payouts are optional', () => {
  const withoutBank = { ...whole, payoutsEnabled: false }
  expect(step('payouts', withoutBank)).toMatchObject({ status: 'todo', optional: true, action: { verb: 'Add' } })
  expect(step('payouts', withoutBank)?.reason).toContain('You can sell')
  expect(step('payouts', { ...withoutBank, chargesEnabled: false })?.reason).not.toContain('You can sell')
  expect(isReadyToSell(steps(withoutBank))).toBe(true)
})

test('an account Stripe has not told about is not ready', () => {
  expect(isReadyToSell(steps({ ...whole, isSynced: false }))).toBe(false)
})

test('a disconnect says who did it and offers the way back', () => {
  const left = { ...whole, status: 'disconnected' } as const
  expect(step('connection', { ...left, disconnectReason: 'by_stripe' })).toMatchObject({ status: 'attention', action: { verb: 'Reconnect' } })
  expect(step('connection', { ...left, disconnectReason: 'by_stripe' })?.reason).toContain('disconnected in Stripe')
  expect(step('connection', { ...left, disconnectReason: 'by_seller' })?.reason).toContain('You disconnected')
})

test('requirements read as words, none twice, none hidden', () => {
  expect(requirementSentences(['individual.dob.day', 'individual.dob.month', 'individual.dob.year'])).toEqual(['A date of birth'])
  expect(requirementSentences(['person_1abc.verification.document', 'company.tax_id', 'brand_new.thing_asked'])).toEqual([
    'A photo of an identity document',
    'Your company’s tax number',
    'Brand new thing asked',
  ])
})

test('every reason for a disabled account is a sentence, also a new one', () => {
  expect(disabledSentence(null)).toBeNull()
  expect(disabledSentence('under_review')).toMatch(/reviewing/)
  expect(disabledSentence('rejected.something_new')).toBe('Stripe closed this account.')
  expect(disabledSentence('another_thing')).toContain('another_thing')
})

test('a code from an address bar can only choose one of our own sentences', () => {
  expect(connectMessage('taken').title).toBe('That Stripe account belongs to another shop here')
  expect(connectMessage('<script>').code).toBe('bad_state')
  expect(connectMessage('constructor').code).toBe('bad_state')
  expect(connectMessage(undefined).code).toBe('bad_state')
})
