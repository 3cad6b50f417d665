import { findCartContents, findCartLines } from '@/lib/db/carts/carts'
import { findWishes } from '@/lib/db/carts/wishes'
import { findCardsInUse } from '@/lib/db/customers/card-removals'
import { findOwnCards } from '@/lib/db/customers/saved-cards'
import { findDispute, findDisputesOfSales, findOpenDisputes } from '@/lib/db/disputes/disputes'
import { findEarlierSales } from '@/lib/db/disputes/evidence'
import { findOrderEvents, findTimelineParts } from '@/lib/db/orders/history'
import { findOrder, findOrderByCheckout, findOrderIdBySetup, findOrderOfPart, findOrdersOfBuyer, findUnfinishedOrder } from '@/lib/db/orders/orders'
import { findSale, findSalesByIds } from '@/lib/db/orders/sales'
import { findPart, findPartByPaymentIntent } from '@/lib/db/orders/settlements'
import { findRefunds } from '@/lib/db/refunds/refunds'

/** A buyer who is in the middle of a purchase, and a guest. */
const GUEST = { userId: null, browserHash: 'b990' }
const BUYER = { userId: 'u1', email: 'buyer990@souk.test', livemode: false }

/**
 * One order, cart or card, and what belongs to it, by name: looked at in the course of a purchase and of everything after it.
 * One of the last of every index: what walks through all of them finds the first at once.
 */
export const LOOKS_AT_ONE: Record<string, () => Promise<unknown>> = {
  'an order': () => findOrder('o990'),
  'an order by its part': () => findOrderOfPart('t990'),
  'an order by its checkout': () => findOrderByCheckout('k990'),
  'an order by the setup of its card': () => findOrderIdBySetup('seti_990'),
  'a part by its payment': () => findPartByPaymentIntent('pi_990'),
  'history of an order': () => findOrderEvents('o990'),
  'parts of an order, for its history': () => findTimelineParts('o990'),
  'orders of a buyer': () => findOrdersOfBuyer({ userId: 'u1', provenEmail: 'buyer990@souk.test' }, { limit: 20 }),
  'an order that was left': () => findUnfinishedOrder(GUEST, new Date()),
  'a sale': () => findSale('s0', 't990'),
  'some sales': () => findSalesByIds('s0', ['t970', 't980', 't990']),
  'a part to settle': () => findPart('t990'),
  'refunds of a part': () => findRefunds(['t990']),
  'disputes of a part': () => findDisputesOfSales(['t990']),
  'a dispute': () => findDispute('d990', 's0'),
  'open disputes': () => findOpenDisputes('s0', 25),
  'earlier sales to an address': () => findEarlierSales({ sellerId: 's0', email: 'buyer990@souk.test', before: new Date() }, 5),
  'a cart': () => findCartLines(GUEST),
  'a cart, in short': () => findCartContents(GUEST),
  'a wishlist': () => findWishes(GUEST),
  'cards of a buyer': () => findOwnCards(BUYER),
  'cards to remove': () => findCardsInUse('u1', false),
}
