import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db, type Tx, transaction } from '@/lib/db/client'
import { testDatabase } from '@/testing/database'
import { changeVariant, makeProduct, makeSeller } from '@/testing/rows'
import { correctStock, releaseStock, reserveStock, type StockLine } from './stock'
import { lockProducts } from './variants'

await testDatabase()
const seller = await makeSeller()
const email = `${randomUUID()}@souk.test`
const order = { checkoutId: randomUUID(), browserHash: 'b', email, livemode: false, expiresAt: new Date() }
const customer = await db().customer.create({ data: { email, livemode: false } })
const { id: orderId } = await db().order.create({ data: { ...order, customerId: customer.id } })
const money = { currency: 'usd', amountMinor: 1, applicationFeeMinor: 0, feeBps: 0, feeFixedMinor: 0, statementLine: 'CLAY' }
const part = await db().sellerOrder.create({ data: { orderId, sellerId: seller.id, accountId: 'acct_1', ...money } })

type Made = Awaited<ReturnType<typeof makeProduct>>
const stockOf = async (id: string) => (await db().product.findUniqueOrThrow({ where: { id } })).stock
const made = (stock: number | null) => makeProduct(seller.id, { stock })

async function lineOf({ id: productId, variantId }: Made, quantity: number) {
  return db().orderLine.create({ data: { sellerOrderId: part.id, productId, variantId, name: 'Bowl', unitPriceMinor: 1, quantity } })
}
const reserve = async (tx: Tx, line: StockLine) => !(await reserveStock(tx, [line])).missing.has(line.id)
const locked = <T>(product: Made, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transaction(async (tx) => {
    await lockProducts(tx, [product.id])
    return work(tx)
  })
const take = async (product: Made, quantity: number) => {
  const line = await lineOf(product, quantity)
  return { line, got: await locked(product, (tx) => reserve(tx, line)) }
}
const giveBack = (product: Made, lineId: string) => locked(product, (tx) => releaseStock(tx, [lineId]))

test('forty buyers at once take the seven pieces there are, and never an eighth', async () => {
  const bowl = await made(7)
  const taken = await Promise.all(Array.from({ length: 40 }, () => take(bowl, 1)))
  expect(taken.filter(({ got }) => got)).toHaveLength(7)
  expect(await stockOf(bowl.id)).toBe(0)
})

test('buyers of several pieces at once are served whole or not at all', async () => {
  const bowl = await made(10)
  const taken = await Promise.all(Array.from({ length: 12 }, () => take(bowl, 3)))
  expect(taken.filter(({ got }) => got)).toHaveLength(3)
  expect(await stockOf(bowl.id)).toBe(1)
})

test('takers and returners at once end with the stock the figures say', async () => {
  const bowl = await made(5)
  const turns = Array.from({ length: 20 }, async () => {
    const { line, got } = await take(bowl, 2)
    if (got) await giveBack(bowl, line.id)
  })
  await Promise.all(turns)
  expect(await stockOf(bowl.id)).toBe(5)
})

test('what is given back twice, also at once, comes back once, and can be taken and given back again', async () => {
  const bowl = await made(5)
  const { line } = await take(bowl, 2)
  await Promise.all(Array.from({ length: 5 }, () => giveBack(bowl, line.id)))
  expect(await stockOf(bowl.id)).toBe(5)
  expect(await locked(bowl, (tx) => reserve(tx, line))).toBe(true)
  expect(await stockOf(bowl.id)).toBe(3)
  for (let n = 0; n < 2; n++) await giveBack(bowl, line.id)
  expect(await stockOf(bowl.id)).toBe(5)
})

test('of several lines each takes its pieces or is named, and given back together they come back', async () => {
  const [full, short, endless] = [await made(5), await made(1), await made(null)]
  const lines = await Promise.all([full, short, endless].map((bowl) => lineOf(bowl, 2)))
  const { taken, missing } = await transaction(async (tx) => {
    await lockProducts(
      tx,
      [full, short, endless].map(({ id }) => id),
    )
    return reserveStock(tx, lines)
  })
  expect([[...taken], [...missing]]).toEqual([[lines[0]?.id], [lines[1]?.id]])
  expect([await stockOf(full.id), await stockOf(short.id), await stockOf(endless.id)]).toEqual([3, 1, null])
  await transaction((tx) =>
    releaseStock(
      tx,
      lines.map(({ id }) => id),
    ),
  )
  expect([await stockOf(full.id), await stockOf(short.id)]).toEqual([5, 1])
})

test('a transaction that fails returns its stock', async () => {
  const bowl = await made(2)
  const line = await lineOf(bowl, 2)
  const failing = locked(bowl, async (tx) => {
    expect(await reserve(tx, line)).toBe(true)
    throw new Error('the order could not be written')
  })
  await expect(failing).rejects.toThrow('could not be written')
  expect(await stockOf(bowl.id)).toBe(2)
})

test('unlimited stock is always there and stays unlimited', async () => {
  const bowl = await made(null)
  const { line, got } = await take(bowl, 20)
  expect(got).toBe(true)
  await giveBack(bowl, line.id)
  expect(await stockOf(bowl.id)).toBeNull()
})

test('what was taken before stock was unlimited, or while it was, is not put into a new count', async () => {
  const bowl = await made(9)
  const counted = await take(bowl, 2)
  await changeVariant(bowl.id, { stock: null })
  const unlimited = await take(bowl, 3)
  await changeVariant(bowl.id, { stock: 10 })
  for (const { line } of [counted, unlimited]) await giveBack(bowl, line.id)
  expect(await stockOf(bowl.id)).toBe(10)
})

test('an archived product cannot be taken, but gets its pieces back', async () => {
  const bowl = await made(5)
  const { line } = await take(bowl, 1)
  await db().product.update({ where: { id: bowl.id }, data: { status: 'archived' } })
  expect((await take(bowl, 1)).got).toBe(false)
  await giveBack(bowl, line.id)
  expect(await stockOf(bowl.id)).toBe(5)
})

test('a correction counts from what its seller saw: what is sold meanwhile stays sold, and more than is there is not taken away', async () => {
  const bowl = await made(10)
  await take(bowl, 2)
  expect(await locked(bowl, (tx) => correctStock(tx, bowl.variantId, 12, 10))).toBe(true)
  expect(await stockOf(bowl.id)).toBe(10)
  expect(await locked(bowl, (tx) => correctStock(tx, bowl.variantId, 0, 12))).toBe(false)
  expect(await stockOf(bowl.id)).toBe(10)
})

test('a sale leaves the version of the product alone', async () => {
  const bowl = await made(5)
  await take(bowl, 1)
  expect((await db().product.findUniqueOrThrow({ where: { id: bowl.id } })).updatedAt).toEqual(bowl.updatedAt)
})

test('taking a quantity below one is a bug and throws', async () => {
  const bowl = await made(5)
  for (const quantity of [0, -1, 1.5]) {
    await expect(locked(bowl, (tx) => reserveStock(tx, [{ id: 'line', variantId: bowl.variantId, quantity }]))).rejects.toThrow('whole number')
  }
  expect(await stockOf(bowl.id)).toBe(5)
})

test('nothing but a movement changes stock', async () => {
  const bowl = await made(5)
  const write = (stock: number) => db().variant.update({ where: { id: bowl.variantId }, data: { stock } })
  for (const stock of [0, 4, 6]) await expect(write(stock)).rejects.toThrow('StockMovement')
  expect(await stockOf(bowl.id)).toBe(5)
})

const act = fc.oneof(
  fc.record({ act: fc.constant('take' as const), pieces: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ act: fc.constant('giveBack' as const), which: fc.nat(9) }),
  fc.record({ act: fc.constant('takeAgain' as const), which: fc.nat(9) }),
  fc.record({ act: fc.constant('count' as const), stock: fc.option(fc.nat(12)) }),
)

test('after whatever happens, stock is the sum of its movements and never below nought', async () => {
  await fc.assert(
    fc.asyncProperty(fc.option(fc.nat(9)), fc.array(act, { maxLength: 14 }), async (first, acts) => {
      const bowl = await made(first)
      const lines: { id: string; variantId: string; quantity: number }[] = []
      for (const each of acts) {
        const line = 'which' in each ? lines[each.which % Math.max(1, lines.length)] : undefined
        if (each.act === 'take') lines.push((await take(bowl, each.pieces)).line)
        else if (each.act === 'count') await changeVariant(bowl.id, { stock: each.stock })
        else if (line && each.act === 'giveBack') await giveBack(bowl, line.id)
        else if (line && (await heldBy(line.id)) === 0) await locked(bowl, (tx) => reserve(tx, line))
        await agrees(bowl)
      }
    }),
    { numRuns: 25 },
  )
})

async function heldBy(orderLineId: string): Promise<number> {
  const { _sum } = await db().stockMovement.aggregate({ where: { orderLineId }, _sum: { quantity: true } })
  return -(_sum.quantity ?? 0)
}

async function agrees({ id, variantId }: Made): Promise<void> {
  const { stock, count, movements } = await db().variant.findUniqueOrThrow({ where: { id: variantId }, include: { movements: true } })
  expect(await stockOf(id)).toBe(stock)
  if (stock === null) return
  expect(stock).toBeGreaterThanOrEqual(0)
  expect(movements.filter((movement) => movement.count === count).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(stock)
}
