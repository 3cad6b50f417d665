import { expect, test } from 'vitest'
import type { Said } from '@/lib/domain/wire/said'
import { availability, canCharge, sellerPause, shopPause } from './availability'

const connection = {
  status: 'connected' as const,
  livemode: false,
  chargesEnabled: true,
  country: 'US',
  defaultCurrency: 'usd',
  platformCountry: 'US',
}
const terms = { livemode: false, sellsWithoutFee: false }
const facts = { status: 'active' as const, stock: 3, currency: 'usd', shopName: 'Clay & Co', connection, approval: 'approved' as const, terms }

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
  ['waiting for approval', { approval: 'waiting' as const }, 'seller_paused', PAUSED],
  ['hidden by the operator', { approval: 'hidden' as const }, 'seller_paused', PAUSED],
  ['test account under live keys', { terms: { ...terms, livemode: true } }, 'seller_paused', PAUSED],
  [
    'a currency the account cannot charge',
    { connection: { ...connection, country: 'BR', defaultCurrency: 'brl', platformCountry: 'BR' } },
    'seller_paused',
    { key: 'order.sellerPausedIn', values: { shop: 'Clay & Co', currency: 'USD' } } satisfies Said,
  ],
  ['sold out', { stock: 0 }, 'sold_out', { key: 'checkout.soldOut' } satisfies Said],
])('%s says so', (_, change, reason, sentence) => {
  expect(availability({ ...facts, ...change })).toEqual({ canBuy: false, reason, sentence })
})

test('a shop can be bought from exactly while its account can charge', () => {
  expect(canCharge(connection, terms)).toBe(true)
  expect(canCharge(null, terms)).toBe(false)
})

test.each([
  [null, 'notConnected'],
  [{ ...connection, status: 'disconnected' as const }, 'disconnected'],
  [{ ...connection, livemode: true }, 'wrongMode'],
  [{ ...connection, chargesEnabled: false }, 'cannotCharge'],
  [{ ...connection, country: 'MX' }, 'feeRefused'],
  [{ ...connection, country: 'MX', platformCountry: 'MX' }, null],
  [connection, null],
])('a seller learns why their shop pauses: %o', (facts, pause) => {
  expect(sellerPause(facts, terms)).toBe(pause)
})

test('where Stripe takes no fee a shop sells without one only if the operator wants it so', () => {
  const mexican = { ...facts, currency: 'mxn', connection: { ...connection, country: 'MX', defaultCurrency: 'mxn' } }
  expect(availability(mexican)).toEqual({ canBuy: false, reason: 'seller_paused', sentence: PAUSED })
  expect(availability({ ...mexican, terms: { ...terms, sellsWithoutFee: true } })).toEqual({ canBuy: true })
})

test('a seller connects before they wait for approval, and learns of being hidden before all else', () => {
  expect(shopPause({ approval: 'approved', connection }, terms)).toBeNull()
  expect(shopPause({ approval: 'waiting', connection: null }, terms)).toBe('notConnected')
  expect(shopPause({ approval: 'waiting', connection }, terms)).toBe('waiting')
  expect(shopPause({ approval: 'hidden', connection: null }, terms)).toBe('hidden')
})
