import { describe, expect, it } from 'vitest'
import { asked, placed } from './checkout-calls'

describe('an answer to placing an order', () => {
  it('is what it says when it is one of ours', () => {
    const body = { status: 'paid', orderUrl: '/orders/1' }
    expect(placed({ status: 200, body })).toEqual({ type: 'answered', answer: body })
  })

  it('is a refusal with its code, the sentence taken from the problem', () => {
    const body = { status: 409, code: 'sold_out', detail: 'Sold out.', left: 0 }
    expect(placed({ status: 409, body })).toMatchObject({ type: 'refused', refusal: { code: 'sold_out', sentence: 'Sold out.', left: 0 } })
  })

  it('turns the buyer away when it is certain that nothing was begun', () => {
    expect(placed({ status: 429, body: { code: 'too_many', detail: 'Wait a minute.' } })).toEqual({ type: 'turned_away', sentence: 'Wait a minute.' })
  })

  it.each([
    ['none arrived', { kind: 'offline' }, { kind: 'offline' }],
    ['the server broke', { status: 500, body: { code: 'internal', requestId: 'r-1' } }, { kind: 'server', reference: 'r-1' }],
    ['a proxy gave up waiting', { status: 504, body: {} }, { kind: 'server', reference: null }],
    ['a request timed out', { status: 408, body: {} }, { kind: 'server', reference: null }],
    ['it is a conflict of an unknown kind', { status: 409, body: { code: 'other' } }, { kind: 'server', reference: null }],
    ['it says nothing we know', { status: 200, body: { status: 'fine' } }, { kind: 'server', reference: null }],
  ] as const)('is lost, not refused, when %s', (_, answer, failure) => {
    expect(placed(answer)).toEqual({ type: 'lost', failure })
  })
})

describe('an answer to asking about an order', () => {
  it('says that nothing was begun only in our own words', () => {
    expect(asked({ status: 404, body: { code: 'not_begun' } })).toEqual({ type: 'nothing_begun' })
    expect(asked({ status: 404, body: { message: 'no such host' } })).toMatchObject({ type: 'lost' })
  })

  it('is lost when the buyer asked too often', () => {
    expect(asked({ status: 429, body: { code: 'too_many', detail: 'Wait.' } })).toMatchObject({ type: 'lost' })
  })

  it('keeps an unknown outcome unknown', () => {
    expect(asked({ status: 200, body: { status: 'unknown', sentence: 'Checking.' } })).toMatchObject({ answer: { status: 'unknown' } })
  })
})
