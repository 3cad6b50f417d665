import { expect, test } from 'vitest'
import { mayContinue } from './access'

const anna = { userId: 'anna', email: 'anna@souk.test' }
const berta = { userId: 'berta', email: 'berta@souk.test' }
const proven = { ...anna, isProven: true }
const here = 'this browser'
const elsewhere = 'another browser'

test.each([
  {
    order: { userId: 'anna', browserHash: here, email: 'anna@souk.test' },
    buyer: { viewer: anna, browserHash: here },
    may: true,
    who: 'who is signed in goes on with their order',
  },
  {
    order: { userId: 'anna', browserHash: here, email: 'anna@souk.test' },
    buyer: { viewer: anna, browserHash: elsewhere },
    may: true,
    who: 'and on another device',
  },
  {
    order: { userId: 'anna', browserHash: here, email: 'anna@souk.test' },
    buyer: { viewer: null, browserHash: here },
    may: false,
    who: 'the browser alone does not, after sign-out',
  },
  {
    order: { userId: 'anna', browserHash: here, email: 'anna@souk.test' },
    buyer: { viewer: berta, browserHash: here },
    may: false,
    who: 'nor the next person there',
  },
  {
    order: { userId: null, browserHash: here, email: 'anna@souk.test' },
    buyer: { viewer: null, browserHash: here },
    may: true,
    who: 'a guest goes on in their browser',
  },
  {
    order: { userId: null, browserHash: here, email: 'anna@souk.test' },
    buyer: { viewer: anna, browserHash: here },
    may: true,
    who: 'and once they have signed in there',
  },
  {
    order: { userId: null, browserHash: here, email: 'anna@souk.test' },
    buyer: { viewer: null, browserHash: elsewhere },
    may: false,
    who: 'another browser does not',
  },
  {
    order: { userId: null, browserHash: here, email: 'anna@souk.test' },
    buyer: { viewer: proven, browserHash: elsewhere },
    may: true,
    who: 'who has proven its address finds it on any device',
  },
  {
    order: { userId: null, browserHash: here, email: 'anna@souk.test' },
    buyer: { viewer: anna, browserHash: elsewhere },
    may: false,
    who: 'who has not proven it does not',
  },
  {
    order: { userId: 'berta', browserHash: here, email: 'anna@souk.test' },
    buyer: { viewer: proven, browserHash: here },
    may: false,
    who: 'nor is the order of another signed-in person theirs by its address',
  },
])('an order is its buyer’s: $who', ({ order, buyer, may }) => {
  expect(mayContinue(order, buyer)).toBe(may)
})
