import { expect, test } from 'vitest'
import { testDatabase } from '@/testing/database'
import { makeSeller } from '@/testing/rows'
import { db, type Tx, transaction } from './client'

await testDatabase()

// Neither reads before it writes: what one adds is not lost when the other has just added its own.
const raw = (tx: Tx, id: string, mark: string) =>
  tx.$executeRaw`update "ConnectedAccount" set "currentlyDue" = "currentlyDue" || ${mark}::text where id = ${id}`
const written = (tx: Tx, id: string, mark: string) => tx.connectedAccount.update({ where: { id }, data: { currentlyDue: { push: mark } } })
const makeAccount = async () => (await makeSeller()).connection!.id

test.each([
  ['in statements of ours', raw],
  ['in those that Prisma writes', written],
])('of two transactions that wait for each other %s both are made, each once', async (_, mark) => {
  const [a, b] = [await makeAccount(), await makeAccount()]
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
  await Promise.all([take(a, b, '1'), take(b, a, '2')])
  const rows = await db().connectedAccount.findMany({ where: { id: { in: [a, b] } } })
  expect(rows.map(({ currentlyDue }) => currentlyDue.toSorted())).toEqual([
    ['1', '2'],
    ['1', '2'],
  ])
})
