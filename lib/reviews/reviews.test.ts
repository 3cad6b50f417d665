import { afterAll, expect, test } from 'vitest'
import { db } from '@/lib/db/client'
import { stopJobs } from '@/lib/db/jobs/jobs'
import { erasePersonData } from '@/lib/db/people/erase-person'
import { markDelivered } from '@/lib/fulfilment/change-shipment'
import { testDatabase } from '@/testing/database'
import { testDisputes } from '@/testing/disputed-orders'
import { testReturns } from '@/testing/returned-orders'
import { makeOperator } from '@/testing/rows'
import { testSandbox } from '@/testing/sandbox'
import { replyToReview, reportReview } from './answer-review'
import { publishReview, removeReview } from './decide-review'
import { listReviewsToDecide, listSellersReviews, readBuyersReviews, readProductReviews, readReviewPage, readShopRating } from './read-reviews'
import { writeReview } from './write-review'

await testDatabase()
const sandbox = await testSandbox()
const { shippedOrder, market } = testReturns(sandbox)
const operator = await makeOperator()
afterAll(stopJobs)

const typed = { rating: '5', text: 'Sturdy and blue.', name: 'Ada' }
type Order = Awaited<ReturnType<typeof shippedOrder>>
const asked = ({ orderId, lineId, buyer }: Order) => ({ orderId, lineId, buyer, key: undefined })
const rowOf = ({ lineId }: Pick<Order, 'lineId'>) => db().review.findUniqueOrThrow({ where: { orderLineId: lineId } })

/** A mug that has arrived at somebody who has been here for long. */
async function arrived({ isNew = false } = {}) {
  const buyer = await market.member()
  if (!isNew) await db().user.update({ where: { id: buyer.viewer.userId }, data: { createdAt: new Date('2024-01-01') } })
  const order = await shippedOrder({ buyer })
  await markDelivered({ sellerId: order.sellerId, sellerOrderId: order.partId, shipmentId: order.shipmentId })
  return order
}

const ratingOf = async ({ productId, sellerId }: Order) => {
  const [product, shop] = [(await readProductReviews(productId, null)).rating, await readShopRating(sellerId)]
  expect(shop).toEqual(product)
  return product && { average: product.average, count: product.count }
}

test('what has arrived is reviewed once by its buyer, shown, counted, and can be changed', async () => {
  const order = await arrived()
  expect(await readBuyersReviews(order.orderId, order.buyer, undefined)).toMatchObject([{ lineId: order.lineId, may: true, review: null }])
  expect(await Promise.all([writeReview(asked(order), typed), writeReview(asked(order), typed)])).toEqual([{ kind: 'written' }, { kind: 'written' }])
  expect(await ratingOf(order)).toEqual({ average: 5, count: 1 })
  expect(await readReviewPage(asked(order))).toMatchObject({ isWritten: true, values: typed })
  expect(await writeReview(asked(order), { ...typed, rating: '2' })).toEqual({ kind: 'written' })
  expect(await ratingOf(order)).toEqual({ average: 2, count: 1 })
  const [shown] = (await readProductReviews(order.productId, null)).reviews
  expect(shown).toMatchObject({ name: 'Ada', rating: 2, text: 'Sturdy and blue.', isEdited: true, reply: null })
})

test('nobody reviews what has not arrived, is not theirs, or is not there', async () => {
  const order = await shippedOrder()
  expect(await writeReview(asked(order), typed)).toMatchObject({ kind: 'refused', said: { key: 'reviews.notNow' } })
  expect(await readReviewPage(asked(order))).toBeNull()
  expect(await readBuyersReviews(order.orderId, order.buyer, undefined)).toEqual([])
  const own = await arrived()
  expect(await writeReview({ ...asked(own), buyer: market.guest() }, typed)).toEqual({ kind: 'not_found' })
  expect(await writeReview({ ...asked(own), lineId: order.lineId }, typed)).toEqual({ kind: 'not_found' })
  expect(await writeReview(asked(own), { ...typed, rating: '9' })).toMatchObject({ kind: 'refused' })
  expect(await db().review.count({ where: { orderLineId: { in: [order.lineId, own.lineId] } } })).toBe(0)
})

test('the first review of somebody new waits for an operator; a link makes each wait', async () => {
  const order = await arrived({ isNew: true })
  await writeReview(asked(order), typed)
  expect(await rowOf(order)).toMatchObject({ state: 'held', heldFor: 'first' })
  expect(await readProductReviews(order.productId, null)).toEqual({ rating: null, reviews: [], nextCursor: null })
  await writeReview(asked(order), { ...typed, text: 'Sturdy, blue and deep.' })
  const { id } = await rowOf(order)
  expect((await listReviewsToDecide('held', null)).reviews.map((each) => each.id)).toContain(id)
  expect(await Promise.all([publishReview(operator, id), publishReview(operator, id)])).toEqual([{ kind: 'done' }, { kind: 'done' }])
  expect(await db().auditEntry.count({ where: { subjectId: id, deed: 'review_published' } })).toBe(1)
  expect(await ratingOf(order)).toEqual({ average: 5, count: 1 })
  await writeReview(asked(order), { ...typed, text: 'Cheaper at www.bowls.example' })
  expect(await rowOf(order)).toMatchObject({ state: 'held', heldFor: 'link' })
  expect(await ratingOf(order)).toBeNull()
})

test('an operator removes a review for a reason: it is not shown, not counted and not written again', async () => {
  const order = await arrived()
  await writeReview(asked(order), typed)
  const { id } = await rowOf(order)
  expect(await removeReview({ ...operator, isOperator: false }, id, 'Insults')).toEqual({ kind: 'not_operator' })
  expect(await removeReview(operator, id, '  ')).toMatchObject({ kind: 'refused' })
  expect(await removeReview(operator, id, 'Insults')).toEqual({ kind: 'done' })
  expect(await removeReview(operator, id, 'Another')).toEqual({ kind: 'done' })
  expect(await rowOf(order)).toMatchObject({ state: 'removed', removedFor: 'Insults', text: typed.text })
  expect(await ratingOf(order)).toBeNull()
  expect(await writeReview(asked(order), { ...typed, text: 'Again' })).toMatchObject({ kind: 'refused', said: { key: 'reviews.removed' } })
  expect(await replyToReview(order.sellerId, id, 'Thank you')).toEqual({ kind: 'not_found' })
  expect((await listSellersReviews(order.sellerId, null)).reviews).toEqual([])
})

test('its seller answers a review, and nobody else', async () => {
  const order = await arrived()
  await writeReview(asked(order), typed)
  const { id } = await rowOf(order)
  expect(await replyToReview((await market.seller()).sellerId, id, 'Thank you')).toEqual({ kind: 'not_found' })
  expect(await replyToReview(order.sellerId, id, ' ')).toMatchObject({ kind: 'refused' })
  expect(await replyToReview(order.sellerId, id, 'Thank you')).toEqual({ kind: 'done' })
  expect((await readProductReviews(order.productId, null)).reviews[0]?.reply?.text).toBe('Thank you')
})

test('two who report a review have it held; once an operator has published it, two others must', async () => {
  const order = await arrived()
  await writeReview(asked(order), typed)
  const { id } = await rowOf(order)
  const people = await Promise.all(Array.from({ length: 4 }, async () => (await market.member()).viewer.userId))
  const report = (at: number) => reportReview(people[at] ?? '', id, 'It names a person.')
  await report(0)
  await report(0)
  expect(await rowOf(order)).toMatchObject({ state: 'published' })
  await report(1)
  expect(await rowOf(order)).toMatchObject({ state: 'held', heldFor: 'reported' })
  await publishReview(operator, id)
  await report(2)
  expect(await rowOf(order)).toMatchObject({ state: 'published' })
  await report(3)
  expect(await rowOf(order)).toMatchObject({ state: 'held' })
})

test('while its order is disputed a review is shown and not counted', async () => {
  const disputes = testDisputes(sandbox)
  const order = await arrived()
  await writeReview(asked(order), typed)
  const disputed = await disputes.open(order)
  await disputes.hear(order)
  expect(await readProductReviews(order.productId, null)).toMatchObject({ rating: null, reviews: [{ rating: 5 }] })
  await disputes.decide(disputed, 'won')
  await disputes.hear(order)
  expect(await ratingOf(order)).toEqual({ average: 5, count: 1 })
})

test('with a person go their reviews, and what they counted', async () => {
  const order = await arrived()
  await writeReview(asked(order), typed)
  const { email } = await db().order.findUniqueOrThrow({ where: { id: order.orderId } })
  expect(await erasePersonData({ userId: operator.userId }, email)).toBe('erased')
  expect(await db().review.count({ where: { orderLineId: order.lineId } })).toBe(0)
  expect(await ratingOf(order)).toBeNull()
})
