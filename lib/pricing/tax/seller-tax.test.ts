import { afterEach, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { emptyTaxRate, type TaxFormValues } from '@/lib/domain/tax/tax-form'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { makeSeller } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { readSellerTax, saveSellerTax } from './seller-tax'

await testDatabase()
const sandbox = await testSandbox({ asyncDelayMs: 0 })
const market = testMarket(sandbox)
afterEach(() => sandbox.control.clearFaults())

const row = (columns: Partial<TaxFormValues['rates'][number]> = {}) => ({
  ...emptyTaxRate('new-1', 'US'),
  name: 'Sales tax',
  percent: '8.875',
  ...columns,
})
const form = (columns: Partial<TaxFormValues> = {}): TaxFormValues => ({
  mode: 'rates',
  behavior: 'exclusive',
  registrationNumber: '',
  rates: [row({ state: 'ny' })],
  ...columns,
})

test('a seller charges no tax until they say so, with prices as is usual in their country', async () => {
  const [us, de] = [await makeSeller(), await makeSeller({ connection: { country: 'DE' } })]
  expect(await readSellerTax(us.id)).toEqual({
    draft: { mode: 'none', behavior: 'exclusive', registrationNumber: null, rates: [] },
    version: '',
    country: 'US',
    stripe: null,
    stripeUrl: expect.stringContaining('acct_'),
  })
  expect(await readSellerTax(de.id)).toMatchObject({ draft: { behavior: 'inclusive' } })
})

test('what is saved is read again exactly, is noted, and saving it twice is once', async () => {
  const { id } = await makeSeller()
  const saved = await saveSellerTax(id, '', form({ registrationNumber: ' DE 123 ' }))
  expect(saved).toMatchObject({ kind: 'saved' })
  expect(await saveSellerTax(id, '', form({ registrationNumber: 'DE 123' }))).toEqual(saved)
  const { draft, version } = await readSellerTax(id)
  expect(draft).toEqual({
    mode: 'rates',
    behavior: 'exclusive',
    registrationNumber: 'DE 123',
    rates: [{ name: 'Sales tax', country: 'US', state: 'NY', taxCode: null, rateMicros: 88_750, onShipping: true }],
  })
  expect(saved).toEqual({ kind: 'saved', version })
  expect(await db().auditEntry.findMany({ where: { subjectId: id }, select: { deed: true } })).toEqual([{ deed: 'tax_changed' }])
})

test('a form that is older than what is saved overwrites nothing', async () => {
  const { id } = await makeSeller()
  await saveSellerTax(id, '', form())
  const late = await saveSellerTax(id, '', form({ rates: [row({ percent: '9' })] }))
  expect(late).toEqual({ kind: 'refused', said: { key: 'tax.changedElsewhere' } })
  expect((await readSellerTax(id)).draft.rates).toMatchObject([{ rateMicros: 88_750 }])
})

test.each<[string, Partial<TaxFormValues>, object]>([
  ['no rate', { rates: [] }, { rates: { key: 'tax.noRate' } }],
  ['two for the same', { rates: [row(), row({ key: 'new-2', name: 'sales TAX' })] }, { rates: { key: 'tax.twice', values: { name: 'sales TAX' } } }],
  ['no name', { rates: [row({ name: ' ' })] }, { ofRates: { 'new-1': { name: { key: 'tax.noName' } } } }],
  ['no country', { rates: [row({ country: '' })] }, { ofRates: { 'new-1': { country: { key: 'tax.country' } } } }],
  ['a state that is none', { rates: [row({ state: 'XY' })] }, { ofRates: { 'new-1': { state: { key: 'tax.state' } } } }],
  ['a state of France', { rates: [row({ country: 'FR', state: 'NY' })] }, { ofRates: { 'new-1': { state: { key: 'tax.noStates' } } } }],
  ['too many decimals', { rates: [row({ percent: '8.87512' })] }, { ofRates: { 'new-1': { percent: { key: 'tax.percent' } } } }],
  ['above 100 %', { rates: [row({ percent: '100,01' })] }, { ofRates: { 'new-1': { percent: { key: 'tax.percent' } } } }],
  ['no tax code', { rates: [row({ taxCode: 'books' })] }, { ofRates: { 'new-1': { taxCode: { key: 'tax.code' } } } }],
  ['no mode', { mode: 'perhaps' }, { mode: { key: 'tax.mode' } }],
])('%s is refused beside its field', async (_, columns, errors) => {
  const { id } = await makeSeller()
  expect(await saveSellerTax(id, '', form(columns))).toEqual({ kind: 'invalid', errors })
})

test('who charges no tax is not asked for rates', async () => {
  const { id } = await makeSeller()
  expect(await saveSellerTax(id, '', form({ mode: 'none', rates: [row({ name: '', percent: '' })] }))).toMatchObject({ kind: 'saved' })
  expect((await readSellerTax(id)).draft).toMatchObject({ mode: 'none', rates: [] })
})

test('Stripe Tax is taken only where it is set up, and what Stripe misses is told', async () => {
  const seller = await market.seller()
  const stripe = form({ mode: 'stripe', rates: [] })
  expect(await saveSellerTax(seller.sellerId, '', stripe)).toEqual({ kind: 'refused', said: { key: 'tax.stripePending' } })
  expect(await saveSellerTax((await makeSeller({ connection: null })).id, '', stripe)).toEqual({ kind: 'refused', said: { key: 'tax.notConnected' } })
  await sandbox.control.addFault({ action: 'error_500_before', path: '^/v1/tax/settings$', times: 10 })
  expect(await saveSellerTax(seller.sellerId, '', stripe)).toEqual({ kind: 'refused', said: { key: 'tax.stripeUnknown' } })
  await sandbox.control.clearFaults()
  await db().sellerTax.create({ data: { sellerId: seller.sellerId, mode: 'stripe', behavior: 'exclusive' } })
  expect(await readSellerTax(seller.sellerId)).toMatchObject({ stripe: { state: 'pending', missing: ['head_office'] } })
  const ready = await market.seller()
  await market.stripeTax(ready)
  await db().sellerTax.delete({ where: { sellerId: ready.sellerId } })
  expect(await saveSellerTax(ready.sellerId, '', stripe)).toMatchObject({ kind: 'saved' })
  expect(await readSellerTax(ready.sellerId)).toMatchObject({ draft: { mode: 'stripe' }, stripe: { state: 'active', missing: [] } })
})
