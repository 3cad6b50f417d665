import { afterAll, expect, test } from 'vitest'
import { listSavedCards } from '@/lib/customers/list-saved-cards'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { testDatabase } from '@/testing/database'
import { testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { statementsDuring } from '@/testing/statements'
import { placeOrder } from './place-order'

await testDatabase()
const sandbox = await testSandbox()
const market = testMarket(sandbox)
afterAll(stopJobs)

/** Statements of a purchase with a card that is known everywhere: until its order is written, and from then on. Nothing here depends on time, unless several sellers answer. */
async function countStatements(sellers: number): Promise<{ write: number; pay: number; lease: number }> {
  const shops = await Promise.all(Array.from({ length: sellers }, (_, at) => market.seller({ businessName: `Shop ${at}` })))
  const products = await Promise.all(shops.map((shop) => market.product(shop, { stock: 9 })))
  const buyer = await market.member()
  await placeOrder(market.wish(products, await market.card()), buyer)
  const [saved] = await listSavedCards(buyer.viewer)
  if (!saved) throw new Error('The card of the first purchase was not saved')
  const again = market.wish(products, { kind: 'saved', savedCardId: saved.id })
  const { result, statements } = await statementsDuring(() => placeOrder(again, buyer))
  expect(result).toMatchObject({ kind: 'answer', answer: { status: 'paid' } })
  const write = statements.indexOf('COMMIT') + 1
  const lease = statements.filter((text) => text.startsWith('update "Order" set "lease')).length
  return { write, pay: statements.length - write, lease }
}

test.for([1, 3, 10])(
  'an order of %i sellers is checked and written in as many statements as one of one, and its lease, which it begins with, is given back once',
  async (sellers) => {
    expect(await countStatements(sellers)).toMatchObject({ write: 16, lease: 1 })
  },
)

test('a purchase from one seller with a known card is paid in no more statements than are written here', async () => {
  expect((await countStatements(1)).pay).toBe(9)
})
