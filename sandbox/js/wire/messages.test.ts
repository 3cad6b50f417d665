import { describe, expect, it } from 'vitest'
import { encodeForm } from './call-api'
import { openEnvelope } from './messages'

const ORIGIN = 'http://localhost:4242'
const arriving = (origin: string, data: unknown): MessageEvent => ({ origin, data }) as MessageEvent

describe('openEnvelope', () => {
  const good = { source: 'stripe-sandbox', frame: 'f1', message: { kind: 'ready' } }

  it('reads a message of its own frame from the one origin', () => {
    expect(openEnvelope(arriving(ORIGIN, good), ORIGIN, 'f1')).toEqual({ kind: 'ready' })
  })

  it.each([
    ['another origin', 'http://localhost:3000', good],
    ['an origin that begins alike', 'http://localhost:42420', good],
    ['another frame', ORIGIN, { ...good, frame: 'f2' }],
    ['another program', ORIGIN, { ...good, source: 'react-devtools' }],
    ['text', ORIGIN, 'ready'],
    ['nothing', ORIGIN, null],
    ['an empty envelope', ORIGIN, { source: 'stripe-sandbox', frame: 'f1' }],
  ])('ignores %s', (_, origin, data) => {
    expect(openEnvelope(arriving(origin, data), ORIGIN, 'f1')).toBeNull()
  })
})

describe('encodeForm', () => {
  it('nests hashes and lists and leaves out what is absent', () => {
    const form = encodeForm({ type: 'card', card: { number: '4242', exp_month: 1 }, expand: ['a', 'b'], none: undefined, also: null, flag: false })
    expect([...form]).toEqual([
      ['type', 'card'],
      ['card[number]', '4242'],
      ['card[exp_month]', '1'],
      ['expand[0]', 'a'],
      ['expand[1]', 'b'],
      ['flag', 'false'],
    ])
  })
})
