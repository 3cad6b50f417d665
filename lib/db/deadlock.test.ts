import { expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { db, type Tx, transaction } from './client'

await testDatabase()

const raw = (tx: Tx, id: string, mark: string) => tx.$executeRaw`update "Seller" set "shopName" = "shopName" || ${mark} where id = ${id}`
const written = async (tx: Tx, id: string, mark: string) => {
  const { shopName } = await tx.seller.findUniqueOrThrow({ where: { id } })
  return tx.seller.update({ where: { id }, data: { shopName: `${shopName}${mark}` } })
}

test.each([
  ['in statements of ours', raw],
  ['in those that Prisma writes', written],
])('of two transactions that wait for each other %s both are made, each once', async (_, mark) => {
  const [a, b] = [await makeSeller({ shopName: 'A' }), await makeSeller({ shopName: 'B' })]
  let [both, inside]: [() => void, number] = [() => undefined, 0]
  const met = new Promise<void>((resolve) => {
    both = resolve
  })
  // The first time, each goes on only when both hold a row.
  const meet = () => {
    inside += 1
    if (inside >= 2) both()
    return met
  }
  const take = (first: string, second: string, name: string) =>
    transaction(async (tx) => {
      await mark(tx, first, name)
      await meet()
      await mark(tx, second, name)
    })
  await Promise.all([take(a.id, b.id, '1'), take(b.id, a.id, '2')])
  const names = await db().seller.findMany({ where: { id: { in: [a.id, b.id] } }, select: { shopName: true } })
  for (const { shopName } of names) expect([...shopName.slice(1)].sort()).toEqual(['1', '2'])
})
