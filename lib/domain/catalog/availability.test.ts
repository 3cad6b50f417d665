import { expect, test } from 'vitest'
import { availability, canCharge, sellerPause, shopPause } from './availability'

const connection = { status: 'connected' as const, livemode: false, chargesEnabled: true, country: 'US', defaultCurrency: 'usd' }
const facts = { status: 'active' as const, stock: 3, currency: 'usd', shopName: 'Clay & Co', connection, livemode: false }

test('an active product of a seller who can charge can be bought, also without a limit', () => {
  expect(availability(facts)).toEqual({ canBuy: true })
  expect(availability({ ...facts, stock: null })).toEqual({ canBuy: true })
})

test.each([
  ['archived', { status: 'archived' as const }, 'archived', 'Clay & Co no longer offers this product.'],
  ['archived, before all else', { status: 'archived' as const, stock: 0, connection: null }, 'archived', 'Clay & Co no longer offers this product.'],
  ['not connected', { connection: null }, 'seller_paused', 'Clay & Co cannot take payments at the moment. Please look in again later.'],
  [
    'disconnected',
    { connection: { ...connection, status: 'disconnected' as const } },
    'seller_paused',
    'Clay & Co cannot take payments at the moment. Please look in again later.',
  ],
  [
    'charges off',
    { connection: { ...connection, chargesEnabled: false } },
    'seller_paused',
    'Clay & Co cannot take payments at the moment. Please look in again later.',
  ],
  ['test account under live keys', { livemode: true }, 'seller_paused', 'Clay & Co cannot take payments at the moment. Please look in again later.'],
  [
    'a currency the account cannot charge',
    { connection: { ...connection, country: 'BR', defaultCurrency: 'brl' } },
    'seller_paused',
    'Clay & Co cannot take payments in USD at the moment.',
  ],
  ['sold out', { stock: 0 }, 'sold_out', 'This product is sold out.'],
])('%s says so', (_, change, reason, sentence) => {
  expect(availability({ ...facts, ...change })).toEqual({ canBuy: false, reason, sentence })
})

test('a shop pauses exactly while its account cannot charge', () => {
  expect(canCharge(connection, false)).toBe(true)
  expect(shopPause('Clay', connection, false)).toBeNull()
  expect(shopPause('Clay', null, false)).toBe('Clay cannot take payments at the moment. Please look in again later.')
})

test.each([
  [null, 'notConnected'],
  [{ ...connection, status: 'disconnected' as const }, 'disconnected'],
  [{ ...connection, livemode: true }, 'wrongMode'],
  [{ ...connection, chargesEnabled: false }, 'cannotCharge'],
  [connection, null],
])('a seller learns why their shop pauses: %o', (facts, pause) => {
  expect(sellerPause(facts, false)).toBe(pause)
})
