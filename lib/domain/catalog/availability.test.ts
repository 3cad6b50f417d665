import { expect, test } from 'vitest'
import type { Said } from '@/lib/domain/wire/said'
import { availability, canCharge, sellerPause } from './availability'

const connection = { status: 'connected' as const, livemode: false, chargesEnabled: true, country: 'US', defaultCurrency: 'usd' }
const facts = { status: 'active' as const, stock: 3, currency: 'usd', shopName: 'Clay & Co', connection, livemode: false }

const PAUSED: Said = { key: 'order.sellerPaused', values: { shop: 'Clay & Co' } }
const NOT_OFFERED: Said = { key: 'checkout.notOffered', values: { shop: 'Clay & Co' } }

test('an active product of a seller who can charge can be bought, also without a limit', () => {
  expect(availability(facts)).toEqual({ canBuy: true })
  expect(availability({ ...facts, stock: null })).toEqual({ canBuy: true })
})

test.each([
  ['archived', { status: 'archived' as const }, 'archived', NOT_OFFERED],
  ['archived, before all else', { status: 'archived' as const, stock: 0, connection: null }, 'archived', NOT_OFFERED],
  ['not connected', { connection: null }, 'seller_paused', PAUSED],
  ['disconnected', { connection: { ...connection, status: 'disconnected' as const } }, 'seller_paused', PAUSED],
  ['charges off', { connection: { ...connection, chargesEnabled: false } }, 'seller_paused', PAUSED],
  ['test account under live keys', { livemode: true }, 'seller_paused', PAUSED],
  [
    'a currency the account cannot charge',
    { connection: { ...connection, country: 'BR', defaultCurrency: 'brl' } },
    'seller_paused',
    { key: 'order.sellerPausedIn', values: { shop: 'Clay & Co', currency: 'USD' } } satisfies Said,
  ],
  ['sold out', { stock: 0 }, 'sold_out', { key: 'checkout.soldOut' } satisfies Said],
])('%s says so', (_, change, reason, sentence) => {
  expect(availability({ ...facts, ...change })).toEqual({ canBuy: false, reason, sentence })
})

test('a shop can be bought from exactly while its account can charge', () => {
  expect(canCharge(connection, false)).toBe(true)
  expect(canCharge(null, false)).toBe(false)
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
