import { describe, expect, it } from 'vitest'
import { waysIn } from '@/sandbox/js/frame/ways-to-pay'
import { faultOfBank, isRoutingNumber } from './check-bank'

const GOOD = { holder: 'Jenny Rosen', holderEmail: 'jenny@example.com', routing: '110000000', account: '000123456789', accountAgain: '000123456789' }

describe('a US bank account', () => {
  it('has a routing number with a check digit', () => {
    for (const good of ['110000000', '021000021', '322271627']) expect(isRoutingNumber(good)).toBe(true)
    for (const bad of ['110000001', '000000000', '11000000', '1100000000', 'abcdefghi']) expect(isRoutingNumber(bad)).toBe(false)
  })

  it.each([
    ['holder', {}, null],
    ['holder', { holder: ' ' }, 'incomplete_name'],
    ['routing', {}, null],
    ['routing', { routing: '11' }, 'incomplete_routing_number'],
    ['routing', { routing: '110000001' }, 'invalid_routing_number'],
    ['account', {}, null],
    ['account', { account: '123' }, 'incomplete_account_number'],
    ['accountAgain', {}, null],
    ['accountAgain', { accountAgain: '' }, 'incomplete_account_number'],
    ['accountAgain', { accountAgain: '000123456780' }, 'invalid_account_number_confirmation'],
  ] as const)('%s of %j: %s', (field, change, fault) => {
    expect(faultOfBank(field, { ...GOOD, ...change })).toBe(fault)
  })
})

describe('the ways to pay', () => {
  it('are those allowed that are here, in the order the page wants', () => {
    expect(waysIn(['us_bank_account', 'klarna', 'card'], [])).toEqual(['card', 'us_bank_account'])
    expect(waysIn(['card', 'us_bank_account'], ['us_bank_account'])).toEqual(['us_bank_account', 'card'])
    expect(waysIn(['us_bank_account'], ['card'])).toEqual(['us_bank_account'])
  })
})
