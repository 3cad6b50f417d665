import { expect, test } from 'vitest'
import { DEFAULT_FEE_RULE } from '@/lib/domain/pricing/fee'
import { testDatabase } from '@/testing/database'
import { makeOperator, makeProduct, makeSeller } from '@/testing/rows'
import { feesInForce, listFeeRules } from './fee-rules'
import { removeFeeRule, setFeeRule } from './set-fee-rule'

await testDatabase()
const operator = await makeOperator()
const feeRuleFor = async (currency: string) => (await feesInForce({ currencies: [currency], sellerIds: [], productIds: [] })).ruleOf(null, currency)

test('a currency without a rule has the default: 5 %, nothing fixed', async () => {
  expect(await feeRuleFor('chf')).toEqual({ feeBps: 500, feeFixedMinor: 0 })
})

test('an operator sets, changes and removes a rule', async () => {
  expect(await setFeeRule(operator, null, { currency: 'USD', percent: '2.9', fixed: '0.30' })).toEqual({
    kind: 'set',
    currency: 'usd',
    rule: { feeBps: 290, feeFixedMinor: 30 },
    from: null,
  })
  expect(await feeRuleFor('usd')).toEqual({ feeBps: 290, feeFixedMinor: 30 })
  await setFeeRule(operator, null, { currency: 'usd', percent: '0', fixed: '' })
  expect(await feeRuleFor('usd')).toEqual({ feeBps: 0, feeFixedMinor: 0 })
  for (let n = 0; n < 2; n++) expect(await removeFeeRule(operator, null, 'usd')).toEqual({ kind: 'removed', from: null })
  expect(await feeRuleFor('usd')).toEqual(DEFAULT_FEE_RULE)
})

test('a fixed amount is read in its currency', async () => {
  expect(await setFeeRule(operator, null, { currency: 'jpy', percent: '3', fixed: '40' })).toMatchObject({ rule: { feeFixedMinor: 40 } })
  expect(await setFeeRule(operator, null, { currency: 'jpy', percent: '3', fixed: '0.40' })).toMatchObject({ kind: 'invalid' })
})

const percent = { key: 'fee.percent', values: { max: 50 } }
const fixed = { key: 'fee.fixed', values: { example: '0.30' } }

test.each([
  [{ percent: '' }, { percent }],
  [{ percent: '50.01' }, { percent }],
  [{ percent: '2.999' }, { percent }],
  [{ percent: '-1' }, { percent }],
  [{ fixed: '-0.30' }, { fixed }],
  [{ fixed: '1000000' }, { fixed }],
  [{ least: '2', most: '1.50' }, { most: { key: 'fee.mostBelowLeast' } }],
  [{ most: 'much' }, { most: fixed }],
  [{ currency: 'dollars' }, { currency: { key: 'fee.currency' } }],
])('%o is refused beside its field', async (change, errors) => {
  expect(await setFeeRule(operator, null, { currency: 'sek', percent: '5', fixed: '0', ...change })).toEqual({ kind: 'invalid', errors })
  expect(await feeRuleFor('sek')).toEqual(DEFAULT_FEE_RULE)
})

test('nobody else may change a fee', async () => {
  const refusal = { kind: 'not_operator' }
  expect(await setFeeRule({ ...operator, isOperator: false }, null, { currency: 'nok', percent: '1', fixed: '' })).toEqual(refusal)
  await setFeeRule(operator, null, { currency: 'nok', percent: '1', fixed: '' })
  expect(await removeFeeRule({ ...operator, isOperator: false }, null, 'nok')).toEqual(refusal)
  expect(await feeRuleFor('nok')).toEqual({ feeBps: 100, feeFixedMinor: 0 })
})

test('the operator sees every rule, and the default where something is on sale without one', async () => {
  const seller = await makeSeller()
  await makeProduct(seller.id, { currency: 'dkk' })
  await makeProduct(seller.id, { currency: 'thb', status: 'archived' })
  const lines = await listFeeRules()
  expect(lines.find(({ currency }) => currency === 'dkk')).toEqual({ currency: 'dkk', rule: DEFAULT_FEE_RULE, isDefault: true, next: null })
  expect(lines.find(({ currency }) => currency === 'nok')).toMatchObject({ isDefault: false })
  expect(lines.some(({ currency }) => currency === 'thb')).toBe(false)
  expect(lines.map(({ currency }) => currency)).toEqual(lines.map(({ currency }) => currency).sort())
})
