import pg from 'pg'
import { expect, test } from 'vitest'
import { addToCart, removeBoughtItems } from '@/lib/db/carts/carts'
import { db, transaction } from '@/lib/db/client'
import { storeEvent } from '@/lib/db/webhooks/webhook-inbox'
import { testDatabase } from '@/testing/database'
import { makeProduct, makeSeller } from '@/testing/rows'

// As far from UTC as zones go, and never at the same hour.
const url = await testDatabase()
const admin = new pg.Client({ connectionString: url })
await admin.connect()
await admin.query(`do $$ begin execute format('alter database %I set timezone to ''Pacific/Kiritimati''', current_database()); end $$`)
await admin.end()

const MINUTE = 60_000
const isNow = (moment: Date | null | undefined) => Math.abs((moment?.getTime() ?? 0) - Date.now()) < MINUTE

test('a database that is not in UTC keeps the moments of a cart, of what left it and of events as they are', async () => {
  const { id: sellerId } = await makeSeller()
  const product = await makeProduct(sellerId)
  const owner = { userId: null, browserHash: 'browser' }
  await addToCart(owner, {
    addId: crypto.randomUUID(),
    variantId: product.variantId,
    quantity: 1,
    most: 5,
    seenPriceMinor: 1250,
    seenCurrency: 'usd',
  })
  const cart = await db().cart.findUniqueOrThrow({ where: { browserHash: 'browser' } })
  expect([isNow(cart.createdAt), isNow(cart.updatedAt)]).toEqual([true, true])

  const amounts = { position: 0, currency: 'usd', amountMinor: 1250, applicationFeeMinor: 0, feeBps: 0, feeFixedMinor: 0, statementLine: 'CLAY' }
  const part = { ...amounts, sellerId, accountId: 'acct_zone', status: 'captured' as const }
  const customer = { create: { email: 'zone@souk.test', livemode: false } }
  const own = { checkoutId: 'zone', browserHash: 'browser', email: 'zone@souk.test', livemode: false, expiresAt: new Date(), status: 'paid' as const }
  const order = await db().order.create({ data: { ...own, customer, parts: { create: [part] } }, include: { parts: true } })
  expect(await transaction((tx) => removeBoughtItems(tx, order))).toEqual([order.parts[0]?.id])
  const bought = await db().sellerOrder.findFirstOrThrow({ where: { orderId: order.id } })
  expect(isNow(bought.leftCartAt)).toBe(true)

  const created = new Date('2026-11-30T12:00:00Z')
  const event = { id: 'evt_zone', scope: 'platform', type: 'account.updated', accountId: null, livemode: false, created, rawBody: '{}' } as const
  expect(await storeEvent(event)).toBe(true)
  const stored = await db().webhookEvent.findUniqueOrThrow({ where: { id: 'evt_zone' } })
  expect([isNow(stored.receivedAt), stored.created]).toEqual([true, created])
})
