import { randomUUID } from 'node:crypto'
import type { Sandbox } from '@souk/local-stripe'
import { expect } from 'vitest'
import { placeOrder } from '@/lib/checkout/place-order'
import { db } from '@/lib/db/client'
import { NO_TRACKING } from '@/lib/domain/fulfilment/ship-form'
import type { ReturnFormValues } from '@/lib/domain/returns/return-form'
import { shipItems } from '@/lib/fulfilment/ship-items'
import { settleSellerOrder } from '@/lib/ledger/settle-seller-order'
import type { Buyer } from '@/lib/orders/access'
import { approveReturn, receiveReturn } from '@/lib/returns/answer-return'
import { cancelReturn, sendReturn } from '@/lib/returns/follow-return'
import { requestReturn } from '@/lib/returns/request-return'
import { shipTo, testMarket } from './market'

export const RETURN_ADDRESS = 'Clay & Kiln\n1 High Street\nBath'

type OrderWish = { country?: string; ships?: number; card?: string; buyer?: Buyer }

/** Orders that were shipped, and what their buyers send back. */
export function testReturns(sandbox: Sandbox) {
  const market = testMarket(sandbox)
  /** Three mugs of ten in stock, paid and shipped to this country. */
  async function shippedOrder({ country = 'US', ships = 3, card = 'pm_card_visa', buyer = market.guest() }: OrderWish = {}) {
    const seller = await market.seller()
    await market.zone(seller)
    const mug = await market.product(seller, { kind: 'physical', name: 'Mug', stock: 10 })
    const address = shipTo(country === 'US' ? {} : { country, state: null, city: 'Berlin', postalCode: '10115' })
    const wish = market.wish(mug, await market.card(card), { shipTo: address, quantity: 3 })
    await placeOrder(wish, buyer)
    const part = await db().sellerOrder.findFirstOrThrow({ where: { order: { checkoutId: wish.checkoutId } }, include: { lines: true } })
    const { sellerId } = seller
    const [lineId, orderId, partId, shipmentId] = [part.lines[0]?.id ?? '', part.orderId, part.id, randomUUID()]
    if (ships > 0)
      expect(await shipItems(sellerId, partId, shipmentId, { ...NO_TRACKING, quantities: { [lineId]: String(ships) } })).toEqual({ kind: 'shipped' })
    const place = { orderId, partId, buyer, key: undefined }
    const wants = (quantity: string, more: Partial<ReturnFormValues> = {}, id = randomUUID()) =>
      requestReturn(place, id, { quantities: { [lineId]: quantity }, reason: 'changed_mind', words: '', ...more }, [])
    return { seller, sellerId, buyer, productId: mug.id, orderId, partId, lineId, shipmentId, place, wants }
  }

  /** A return of this order, approved unless told. */
  async function returned(made: Awaited<ReturnType<typeof shippedOrder>>, quantity = '2', isApproved = true) {
    const id = randomUUID()
    expect(await made.wants(quantity, {}, id)).toEqual({ kind: 'requested' })
    const { sellerId, partId, orderId, buyer } = made
    const of = { sellerId, sellerOrderId: partId, returnId: id }
    const asker = { buyer, key: undefined }
    if (isApproved) expect(await approveReturn(of, RETURN_ADDRESS)).toEqual({ kind: 'changed' })
    const { id: line } = await db().returnLine.findFirstOrThrow({ where: { returnId: id } })
    const arrives = (pieces: string, restock = true) => receiveReturn(of, { [line]: { quantity: pieces, condition: 'as_new', restock } })
    const ofBuyer = { orderId, partId, returnId: id }
    return { id, of, arrives, send: () => sendReturn(ofBuyer, NO_TRACKING, asker), cancel: () => cancelReturn(ofBuyer, asker) }
  }

  const rowOf = (id: string) => db().return.findUniqueOrThrow({ where: { id }, include: { lines: true } })
  const statusOf = async (id: string) => (await rowOf(id)).status
  const stockOf = async (id: string) => (await db().product.findUniqueOrThrow({ where: { id } })).stock
  /** Its seller refunds so much at Stripe, and the shop hears of it. */
  async function refundAtStripe({ accountId }: { accountId: string }, partId: string, amount: number) {
    const { paymentIntentId } = await db().sellerOrder.findUniqueOrThrow({ where: { id: partId } })
    const headers = { authorization: `Bearer ${sandbox.platform.secretKey}`, 'stripe-account': accountId }
    const body = new URLSearchParams({ payment_intent: paymentIntentId ?? '', amount: String(amount) })
    const response = await fetch(`${sandbox.url}/v1/refunds`, { method: 'POST', headers, body })
    if (!response.ok) throw new Error(await response.text())
    await settleSellerOrder(partId)
  }
  return { market, shippedOrder, returned, refundAtStripe, rowOf, statusOf, stockOf }
}
