// The API of sellers' own programs: its routes are those of its document, its answers match it, and it opens one shop to one key.
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import type { z } from 'zod'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { ApiProblem } from '@/lib/domain/api/objects'
import { OPERATIONS, type OperationName } from '@/lib/domain/api/operations'
import { purge } from '@/lib/operations/purge'
import { call, keyOf } from '@/testing/api-calls'
import { testDatabase } from '@/testing/database'
import { shipTo, testMarket } from '@/testing/market'
import { testSandbox } from '@/testing/sandbox'
import { GET as findNothing, DELETE as removeNothing } from './[[...rest]]/route'
import { GET as document } from './openapi.json/route'
import { POST as refund } from './orders/[order]/refunds/route'
import { GET as getOrder } from './orders/[order]/route'
import { POST as ship } from './orders/[order]/shipments/route'
import { GET as listOrders } from './orders/route'
import { PATCH as changeProduct, GET as getProduct } from './products/[product]/route'
import { GET as listProducts } from './products/route'

await testDatabase()
const market = testMarket(await testSandbox({ asyncDelayMs: 0 }))
afterAll(stopJobs)

/** Three mugs to be sent and a course, paid. */
async function paidOrder() {
  const seller = await market.seller()
  await market.zone(seller)
  const [mug, course] = [await market.product(seller, { kind: 'physical', name: 'Mug' }), await market.product(seller, { name: 'Course' })]
  const wish = market.wish([mug, course], await market.card(), { shipTo: shipTo(), quantity: 3 })
  expect(await placeOrder(wish, market.guest())).toMatchObject({ answer: { status: 'paid' } })
  const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } }, include: { lines: true } })
  const line = (name: string) => part.lines.find((each) => each.name === name)?.id ?? ''
  return { seller, order: part.id, mugs: line('Mug'), courses: line('Course'), total: part.amountMinor, token: await keyOf(seller) }
}

/** What was answered, held against the operation's own schema. */
function answerOf<Name extends OperationName>(name: Name, { status, json }: { status: number; json: unknown }) {
  expect(status, JSON.stringify(json)).toBe(OPERATIONS[name].isMade ? 201 : 200)
  return OPERATIONS[name].answer.parse(json) as z.infer<(typeof OPERATIONS)[Name]['answer']>
}

function problemOf({ status, json }: { status: number; json: unknown }) {
  const problem = ApiProblem.parse(json)
  expect(problem.status).toBe(status)
  return [status, problem.code]
}

test('each route is an operation of the document, and each operation a route', async () => {
  const files = readdirSync('app/api/v1', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'))
  const routes = files
    .filter((file) => !file.startsWith('openapi.json'))
    .flatMap((file) => {
      const path = `/${file.slice(0, -'/route.ts'.length).replaceAll('[', '{').replaceAll(']', '}')}`
      const text = readFileSync(`app/api/v1/${file}`, 'utf8')
      return [...text.matchAll(/export const (\w+) = apiRoute\(OPERATIONS\.(\w+),/g)].map(([, method, name]) => `${name}: ${method} ${path}`)
    })
  const { openapi, paths, components } = await document().json()
  const described = Object.entries<Record<string, { operationId: string }>>(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId}: ${method.toUpperCase()} ${path}`),
  )
  expect(openapi).toBe('3.1.0')
  expect(described.sort()).toEqual(routes.sort())
  expect(described).toHaveLength(Object.keys(OPERATIONS).length)
  // Every name that is referred to is there.
  const references = [...JSON.stringify({ paths, components }).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = '']) => name)
  expect([...new Set(references)].filter((name) => !components.schemas[name])).toEqual([])
  expect(paths['/orders/{order}/refunds'].post.parameters).toMatchObject([
    { name: 'order', in: 'path', required: true },
    { name: 'Idempotency-Key', in: 'header', required: true },
  ])
  expect(components.schemas.NewRefund.required).toBeUndefined()
})

test('no key, a key without the right, and another shop see nothing', async () => {
  const { order, token, seller } = await paidOrder()
  const stranger = await keyOf(await market.seller())
  const params = { order }
  expect(problemOf(await call(getOrder, null, { params }))).toEqual([401, 'invalid_key'])
  expect(problemOf(await call(getOrder, await keyOf(seller, ['products:read']), { params }))).toEqual([403, 'missing_scope'])
  expect(problemOf(await call(getOrder, stranger, { params }))).toEqual([404, 'not_found'])
  expect(problemOf(await call(ship, stranger, { params, body: {}, idempotencyKey: 'a' }))).toEqual([404, 'not_found'])
  expect(problemOf(await call(refund, stranger, { params, body: { everything: true }, idempotencyKey: 'b' }))).toEqual([404, 'not_found'])
  expect(problemOf(await call(getOrder, token, { params: { order: 'x' } }))).toEqual([404, 'not_found'])
  expect(answerOf('listOrders', await call(listOrders, stranger)).data).toEqual([])
  const { headers } = await call(getOrder, token, { params })
  expect([headers.get('access-control-allow-origin'), headers.get('set-cookie'), headers.get('cache-control')]).toEqual([null, null, 'no-store'])
})

test('an order is read with what is to be shipped and where, money in minor units', async () => {
  const { order, token, mugs, total } = await paidOrder()
  const read = answerOf('getOrder', await call(getOrder, token, { params: { order } }))
  expect(read).toMatchObject({
    status: 'captured',
    total: { amount: total, currency: 'usd' },
    ship_to: { name: 'Ada Lovelace', postal_code: '05401', country: 'US' },
    fulfilment: { status: 'unfulfilled', unshipped: [{ line: mugs, quantity: 3 }], shipments: [] },
    refunds: [],
  })
  const list = answerOf('listOrders', await call(listOrders, token, { query: '?limit=1' }))
  expect(list).toEqual({ object: 'list', data: [read], has_more: false })
})

test('an order with nothing to deliver says no address', async () => {
  const seller = await market.seller()
  const wish = market.wish(await market.product(seller, { name: 'Course' }), await market.card(), { shipTo: null })
  await placeOrder(wish, market.guest())
  const { data } = answerOf('listOrders', await call(listOrders, await keyOf(seller)))
  expect(data).toMatchObject([{ ship_to: null, delivery: null, fulfilment: null }])
})

test('lists are read a page at a time, each thing once', async () => {
  const seller = await market.seller()
  for (let n = 0; n < 5; n += 1) await market.product(seller, { name: `Bowl ${n}` })
  const token = await keyOf(seller)
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page = answerOf('listProducts', await call(listProducts, token, { query: `?limit=2${after && `&starting_after=${after}`}` }))
    seen.push(...page.data.map(({ name }) => name))
    after = page.data.at(-1)?.id ?? ''
    if (!page.has_more) break
  }
  expect(seen).toEqual(['Bowl 4', 'Bowl 3', 'Bowl 2', 'Bowl 1', 'Bowl 0'])
  expect(problemOf(await call(listProducts, token, { query: '?limit=101' }))).toEqual([400, 'invalid_fields'])
  expect(problemOf(await call(listProducts, token, { query: '?page=2' }))).toEqual([400, 'invalid_fields'])
  expect(problemOf(await call(listProducts, token, { query: `?starting_after=${randomUUID()}` }))).toEqual([404, 'not_found'])
})

test('price and stock of a product are changed by the rules of its form; what is left out stays', async () => {
  const seller = await market.seller()
  const { id: product } = await market.product(seller, { name: 'Bowl', stock: 5 })
  const token = await keyOf(seller)
  const change = (body: unknown) => call(changeProduct, token, { params: { product }, body, method: 'PATCH' })
  const changed = answerOf('changeProduct', await change({ variants: [{ price: 1999, stock: 12 }] }))
  expect(changed).toMatchObject({ name: 'Bowl', variants: [{ price: { amount: 1999, currency: 'usd' }, stock: 12 }] })
  expect(answerOf('getProduct', await call(getProduct, token, { params: { product } }))).toEqual(changed)
  expect(answerOf('changeProduct', await change({ name: 'Deep bowl', variants: [{ stock: null }] }))).toMatchObject({
    name: 'Deep bowl',
    variants: [{ price: { amount: 1999 }, stock: null }],
  })
  expect(problemOf(await change({ variants: [{ price: 0 }] }))).toEqual([422, 'invalid_fields'])
  expect(problemOf(await change({ colour: 'blue' }))).toEqual([422, 'invalid_fields'])
  expect(problemOf(await change({ variants: [{ values: ['Blue'], stock: 1 }] }))).toEqual([422, 'invalid_fields'])
  expect(problemOf(await change({ name: 'a\0b' }))).toEqual([422, 'invalid_fields'])
  const stranger = await keyOf(await market.seller())
  expect(problemOf(await call(changeProduct, stranger, { params: { product }, body: {}, method: 'PATCH' }))).toEqual([404, 'not_found'])
  const entry = await db().auditEntry.findFirstOrThrow({ where: { subjectId: product, deed: 'product_changed' } })
  expect([entry.userId, (entry.after as { apiKey: string }).apiKey]).toEqual([seller.userId, token.slice(0, 15)])
})

test('a shipment is made once for an Idempotency-Key: the same request is answered alike, another is refused', async () => {
  const { order, token, mugs } = await paidOrder()
  const sent = (body: unknown, idempotencyKey?: string) => call(ship, token, { params: { order }, body, idempotencyKey })
  const one = { carrier: 'ups', tracking_number: '1Z99', lines: [{ line: mugs, quantity: 1 }] }
  expect(problemOf(await sent(one))).toEqual([400, 'idempotency_key_missing'])
  const first = await sent(one, 'parcel-1')
  const shipment = answerOf('createShipment', first)
  expect(shipment).toMatchObject({ order, carrier: 'ups', tracking_url: expect.stringContaining('1Z99'), lines: [{ line: mugs, quantity: 1 }] })
  const again = await sent(one, 'parcel-1')
  expect([again.json, again.headers.get('idempotent-replayed')]).toEqual([first.json, 'true'])
  expect(problemOf(await sent({ ...one, tracking_number: '1Z00' }, 'parcel-1'))).toEqual([409, 'idempotency_key_reused'])
  expect(await db().shipment.count({ where: { sellerOrderId: order } })).toBe(1)

  // The rest, at the same time twice.
  const twice = await Promise.all([sent({}, 'parcel-2'), sent({}, 'parcel-2')])
  expect(twice.map((each) => answerOf('createShipment', each).lines)).toEqual([[{ line: mugs, quantity: 2 }], [{ line: mugs, quantity: 2 }]])
  expect(await db().shipment.count({ where: { sellerOrderId: order } })).toBe(2)
  expect(problemOf(await sent({}, 'parcel-3'))).toEqual([422, 'refused'])
  expect(problemOf(await sent({ carrier: 'ups' }, 'parcel-4'))).toEqual([422, 'invalid_fields'])
  expect(answerOf('getOrder', await call(getOrder, token, { params: { order } }))).toMatchObject({
    fulfilment: { status: 'fulfilled', unshipped: [] },
  })
})

test('an answer that was lost with its process is found again: what was made is not made twice', async () => {
  const { order, token } = await paidOrder()
  const sent = () => call(ship, token, { params: { order }, body: {}, idempotencyKey: 'parcel' })
  const first = await sent()
  await db().$executeRaw`update "ApiRequest" set answer = null where "idempotencyKey" = 'parcel'`
  const again = await sent()
  expect([again.status, again.json, again.headers.get('idempotent-replayed')]).toEqual([201, first.json, null])
  expect(await db().shipment.count({ where: { sellerOrderId: order } })).toBe(1)
})

test('refunds of lines, of what was expected, and of all that is left come to what was paid', async () => {
  const { order, token, mugs, total } = await paidOrder()
  const sent = (body: unknown, idempotencyKey: string = randomUUID()) => call(refund, token, { params: { order }, body, idempotencyKey })
  const line = { lines: [{ line: mugs, unshipped: 1 }] }
  const differs = await sent({ ...line, expected_amount: 1 })
  expect([...problemOf(differs), differs.json.amount]).toEqual([409, 'changed', { amount: 2500, currency: 'usd' }])
  const made = await sent({ ...line, expected_amount: 2500, note: 'Broken' }, 'refund-1')
  expect(answerOf('createRefund', made)).toMatchObject({ order, amount: { amount: 2500, currency: 'usd' }, status: 'succeeded' })
  expect((await sent({ ...line, expected_amount: 2500, note: 'Broken' }, 'refund-1')).json).toEqual(made.json)
  expect(problemOf(await sent({}))).toEqual([422, 'refused'])
  expect(problemOf(await sent({ shipping: -5 }))).toEqual([422, 'invalid_fields'])
  expect(problemOf(await sent({ lines: [...line.lines, ...line.lines] }))).toEqual([422, 'refused'])
  expect(answerOf('createRefund', await sent({ everything: true }))).toMatchObject({ amount: { amount: total - 2500 } })
  expect(problemOf(await sent({ everything: true }))).toEqual([422, 'refused'])
  const after = answerOf('getOrder', await call(getOrder, token, { params: { order } }))
  expect([after.status, after.refunded.amount, after.refunds.length]).toEqual(['refunded', total, 2])
})

test('an address that is none, by any method, is answered in the shape of all failures', async () => {
  expect(problemOf(await call(findNothing, null))).toEqual([404, 'no_such_route'])
  expect(problemOf(await call(removeNothing, null, { method: 'DELETE' }))).toEqual([404, 'no_such_route'])
})

test('answers are forgotten after a day', async () => {
  const { order, token } = await paidOrder()
  await call(ship, token, { params: { order }, body: {}, idempotencyKey: 'old' })
  await purge(new Date(Date.now() + 23 * 3_600_000))
  expect(await db().apiRequest.count({ where: { idempotencyKey: 'old' } })).toBe(1)
  await purge(new Date(Date.now() + 25 * 3_600_000))
  expect(await db().apiRequest.count({ where: { idempotencyKey: 'old' } })).toBe(0)
})
