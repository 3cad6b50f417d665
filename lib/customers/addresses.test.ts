import { expect, test } from 'vitest'
import { db, transaction } from '@/lib/db/client'
import { keepAddress } from '@/lib/db/shipping/addresses'
import { testDatabase } from '@/testing/database'
import { shipTo } from '@/testing/market'
import { listAddresses, removeAddress } from './addresses'

await testDatabase()

const person = async (email: string) => (await db().user.create({ data: { email } })).id

test('a person sees and removes their own addresses, and nobody else’s', async () => {
  const [ada, bob] = [await person('ada@souk.test'), await person('bob@souk.test')]
  for (const userId of [ada, bob]) await transaction((tx) => keepAddress(tx, userId, shipTo()))
  const [own] = await listAddresses(ada)
  expect(own).toMatchObject({ shipTo: shipTo() })
  await removeAddress(bob, String(own?.id))
  expect(await listAddresses(ada)).toHaveLength(1)
  await removeAddress(ada, String(own?.id))
  expect([await listAddresses(ada), (await listAddresses(bob)).length]).toEqual([[], 1])
})

test('the ten addresses used last are offered', async () => {
  const ada = await person('many@souk.test')
  for (let n = 1; n <= 12; n += 1) await transaction((tx) => keepAddress(tx, ada, shipTo({ line1: `${n} Church Street` })))
  expect((await listAddresses(ada)).map((each) => each.shipTo.line1)).toHaveLength(10)
  expect((await listAddresses(ada))[0]?.shipTo.line1).toBe('12 Church Street')
})
