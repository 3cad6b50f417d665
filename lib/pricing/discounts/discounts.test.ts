import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db, pool } from '@/lib/db/client'
import { type DiscountFormValues, emptyDiscount } from '@/lib/domain/pricing/discount-form'
import { testDatabase } from '@/testing/database'
import { makeDiscount, makeOperator, makeProduct, makeShop } from '@/testing/rows'
import { endDiscount } from './end-discount'
import { getDiscount, listDiscounts } from './list-discounts'
import { saveDiscount } from './save-discount'

await testDatabase()

const form = (own: Partial<DiscountFormValues> = {}): DiscountFormValues => ({ ...emptyDiscount('usd'), code: 'Spring 10', percent: '10', ...own })
const asked = { currencies: ['usd', 'eur'] }
const deeds = async (subjectId: string) => (await db().auditEntry.findMany({ where: { subjectId }, orderBy: { id: 'asc' } })).map(({ deed }) => deed)

describe("a seller's codes", () => {
  test('are kept in upper case, once for a form that was sent twice, and written down', async () => {
    const owner = { sellerId: await makeShop() }
    const seen = { id: randomUUID(), version: '' }
    const values = form({ startsOn: '2026-12-01', endsOn: '2026-12-24', minGoods: '20', limitTotal: '100' })
    for (const _ of [1, 2]) expect(await saveDiscount(owner, seen, values, asked)).toEqual({ kind: 'saved' })
    expect(await getDiscount(owner, seen.id)).toMatchObject({
      ...{ code: 'SPRING10', kind: 'percent', percentBps: 1000, amountMinor: null, currency: 'usd', minGoodsMinor: 2000, limitTotal: 100 },
      startsAt: new Date('2026-12-01T00:00:00Z'),
      endsAt: new Date('2026-12-25T00:00:00Z'),
    })
    expect(await deeds(seen.id)).toEqual(['discount_created'])
  })

  test('have names of their own, which another seller and the platform may use too', async () => {
    const [owner, other, operator] = [{ sellerId: await makeShop() }, { sellerId: await makeShop() }, { userId: (await makeOperator()).userId }]
    const save = (who: typeof owner | typeof operator) => saveDiscount(who, { id: randomUUID(), version: '' }, form({ code: 'SHARED' }), asked)
    expect(await save(owner)).toEqual({ kind: 'saved' })
    expect(await save(owner)).toEqual({ kind: 'invalid', errors: { code: { key: 'discount.codeTaken' } } })
    for (const who of [other, operator]) expect(await save(who)).toEqual({ kind: 'saved' })
    expect(await save(operator)).toMatchObject({ kind: 'invalid' })
  })

  test('keep their name when they are changed, and what changed meanwhile is not written over', async () => {
    const owner = { sellerId: await makeShop() }
    const id = randomUUID()
    await saveDiscount(owner, { id, version: '' }, form(), asked)
    const { version = '' } = (await getDiscount(owner, id)) ?? {}
    const fixed = form({ code: 'OTHER', kind: 'amount', amount: '5.00' })
    expect(await saveDiscount(owner, { id, version }, fixed, asked)).toEqual({ kind: 'saved' })
    expect(await getDiscount(owner, id)).toMatchObject({ code: 'SPRING10', kind: 'amount', amountMinor: 500, percentBps: null, currency: 'usd' })
    expect(await saveDiscount(owner, { id, version }, form({ percent: '20' }), asked)).toEqual({
      kind: 'refused',
      said: { key: 'discount.changedElsewhere' },
    })
  })

  test('are nobody else’s to change or end, and apply to products of their own', async () => {
    const [owner, stranger] = [{ sellerId: await makeShop() }, { sellerId: await makeShop() }]
    const id = randomUUID()
    await saveDiscount(owner, { id, version: '' }, form(), asked)
    expect(await getDiscount(stranger, id)).toBeNull()
    expect(await saveDiscount(stranger, { id, version: '' }, form(), asked)).toMatchObject({ kind: 'refused' })
    await endDiscount(stranger, id)
    expect(await listDiscounts(owner)).toMatchObject([{ id, state: 'active' }])
    const { id: foreign } = await makeProduct(stranger.sellerId)
    const limited = form({ code: 'MINE', reach: 'some', productIds: [foreign] })
    expect(await saveDiscount(owner, { id: randomUUID(), version: '' }, limited, asked)).toMatchObject({
      errors: { productIds: { key: 'discount.noProduct' } },
    })
  })

  test('are counted up to a thousand uses, and to their limit where that is more', async () => {
    const owner = { sellerId: await makeShop() }
    const [open, limited] = [await makeDiscount(owner.sellerId), await makeDiscount(owner.sellerId, { limitTotal: 1200 })]
    await insertUses(open.id, 1100)
    await insertUses(limited.id, 1200)
    const list = await listDiscounts(owner)
    expect(list.find(({ id }) => id === open.id)).toMatchObject({ used: 1000, isMore: true, held: 0, state: 'active' })
    expect(list.find(({ id }) => id === limited.id)).toMatchObject({ used: 1200, isMore: false, state: 'used_up' })
  })

  test('are ended once', async () => {
    const owner = { sellerId: await makeShop() }
    const id = randomUUID()
    await saveDiscount(owner, { id, version: '' }, form(), asked)
    for (const _ of [1, 2]) await endDiscount(owner, id)
    expect(await listDiscounts(owner)).toMatchObject([{ id, state: 'ended', used: 0, held: 0 }])
    expect(await deeds(id)).toEqual(['discount_created', 'discount_ended'])
  })
})

test('every field says what is wrong with it', async () => {
  const owner = { sellerId: await makeShop() }
  const wrong = form({
    code: 'a!',
    percent: '0',
    minGoods: 'much',
    startsOn: '2026-12-24',
    endsOn: '2026-12-01',
    limitTotal: '0',
    limitPerBuyer: 'x',
  })
  expect(await saveDiscount(owner, { id: randomUUID(), version: '' }, { ...wrong, code: 'FINE' }, asked)).toMatchObject({
    kind: 'invalid',
    errors: {
      ...{ percent: { key: 'discount.percent' }, minGoods: { key: 'discount.amount' }, endsOn: { key: 'discount.daysOrder' } },
      ...{ limitTotal: { key: 'discount.count' }, limitPerBuyer: { key: 'discount.count' } },
    },
  })
  expect(await saveDiscount(owner, { id: randomUUID(), version: '' }, wrong, asked)).toMatchObject({ errors: { code: { key: 'discount.code' } } })
})

test("the platform's codes make no delivery free", async () => {
  const { userId } = await makeOperator()
  const free = form({ code: 'FREE', kind: 'free_shipping' })
  expect(await saveDiscount({ userId }, { id: randomUUID(), version: '' }, free, asked)).toMatchObject({ errors: { kind: { key: 'discount.kind' } } })
})

/** Uses by orders that need not be there. */
async function insertUses(discountId: string, count: number): Promise<void> {
  const client = await pool().connect()
  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into "DiscountUse" ("discountId", "orderId", mailbox, state) select $1, $1 || n, '', 'used' from generate_series(1, $2::int) n`,
    [discountId, count],
  )
  await client.query('set session_replication_role = default')
  client.release()
}
