import fc from 'fast-check'
import type { Surface } from './surface'
import { encoded, FIELDS, jsonValues, segments, texts } from './values'

/** One request as it goes over the wire. `what` says it for people. */
export interface FuzzRequest {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
  who: number
}

const METHODS = ['GET', 'GET', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']
const BOUNDARY = 'fuzzed'
const FORM = `multipart/form-data; boundary=${BOUNDARY}`

/**
 * Requests of strangers: addresses, forms, JSON and Server Actions with what nobody should send.
 * @param surface what there is to ask
 * @param known ids of things that exist
 * @param people how many persons ask; the request names one by number
 */
export function requests(surface: Surface, known: readonly string[], people: number): fc.Arbitrary<FuzzRequest> {
  const who = fc.nat({ max: people - 1 })
  const extra = oddHeaders(known)
  const asked = fc.record({ address: addresses([...surface.pages, ...surface.routes], known), extra, who })
  const get = asked.map(({ address, extra, who }) => ({ method: 'GET', path: address, headers: extra, who }))
  const sent = fc.record({ method: fc.constantFrom(...METHODS), address: addresses(surface.routes, known), body: bodies(known), extra, who })
  const send = sent.map(({ method, address, body, extra, who }) => ({
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: body.text }),
    method,
    path: address,
    headers: { ...extra, 'content-type': body.type },
    who,
  }))
  return fc.oneof({ weight: 3, arbitrary: get }, { weight: 3, arbitrary: send }, { weight: 4, arbitrary: actionRequests(surface, known, who) })
}

function addresses(patterns: readonly string[], known: readonly string[]): fc.Arbitrary<string> {
  const query = fc.array(fc.tuple(fc.constantFrom(...FIELDS), fc.oneof(texts(known).map(encoded), segments(known))), { maxLength: 3 })
  return fc.constantFrom(...patterns).chain((pattern) => {
    const filled = fc.tuple(...pattern.split('/').map((part) => (part.startsWith('[') ? segments(known) : fc.constant(part))))
    return fc.tuple(filled, query).map(([parts, pairs]) => {
      const search = pairs.map(([name, value]) => `${encoded(name)}=${value}`).join('&')
      return `${parts.join('/') || '/'}${search && `?${search}`}`
    })
  })
}

/** Headers that programs send wrongly; cookies are those of the person, with odd ones beside them. */
function oddHeaders(known: readonly string[]): fc.Arbitrary<Record<string, string>> {
  const printable = texts(known).map((text) => encoded(text).slice(0, 500))
  const one = fc.oneof(
    printable.map((value) => ({ cookie: `odd=${value}; souk-session=${value}; souk-time-zone=${value}; NEXT_LOCALE=${value}` })),
    printable.map((value) => ({ 'accept-language': value })),
    printable.map((value) => ({ 'x-request-id': value })),
    printable.map((value) => ({ rsc: '1', 'next-router-state-tree': value, 'next-url': value })),
    printable.map((value) => ({ 'stripe-signature': value })),
    printable.map((value) => ({ authorization: `Bearer ${value}` })),
    printable.map((value) => ({ 'if-none-match': value, range: value })),
    printable.map((value) => ({ 'next-router-prefetch': value, 'x-nextjs-data': value, 'x-middleware-subrequest': value })),
    fc.constant({ accept: 'application/json' }),
  )
  return fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, one)
}

function bodies(known: readonly string[]): fc.Arbitrary<{ type: string; text: string }> {
  const json = jsonValues(known).map((value) => ({ type: 'application/json', text: JSON.stringify(value) }))
  const broken = fc
    .constantFrom('{', '[[', '"', '', '\0', `${'['.repeat(8000)}${']'.repeat(8000)}`, '{"a":1}}')
    .map((text) => ({ type: 'application/json', text }))
  const pairs = fc.array(fc.tuple(fc.constantFrom(...FIELDS), texts(known)), { maxLength: 5 })
  const form = pairs.map((fields) => ({
    type: 'application/x-www-form-urlencoded',
    text: fields.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&'),
  }))
  const parts = pairs.map((fields) => ({ type: FORM, text: multipart(fields) }))
  const odd = fc.constantFrom(
    { type: FORM, text: 'no part at all' },
    { type: 'multipart/form-data', text: '' },
    { type: 'text/plain', text: '\0' },
    { type: '', text: 'x' },
  )
  return fc.oneof({ weight: 3, arbitrary: json }, broken, form, parts, odd)
}

/** A call of a Server Action: as the browser's script makes it, as a form without script makes it, or as neither would. */
function actionRequests({ actions, pages }: Surface, known: readonly string[], who: fc.Arbitrary<number>): fc.Arbitrary<FuzzRequest> {
  const id = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...actions) }, fc.constantFrom('', 'x', '0'.repeat(42), `${'0'.repeat(41)}%00`))
  const places = pages.filter((page) => !page.includes('['))
  const args = fc.array(jsonValues(known), { maxLength: 4 })
  const fields = fc.array(fc.tuple(fc.constantFrom(...FIELDS), texts(known)), { maxLength: 8 })
  const called = fc.record({
    id,
    args,
    fields,
    place: fc.constantFrom(...places),
    way: fc.constantFrom(...WAYS),
    who,
    odd: fc.constantFrom(...ODD_REPLIES),
  })
  return called.map(({ id, place, who, way, ...given }) => ({ method: 'POST', path: place, who, ...WAY[way](id, given) }))
}

type Given = { args: unknown[]; fields: [string, string][]; odd: string }
type Sent = Pick<FuzzRequest, 'headers' | 'body'>

/** Replies as React's decoder never gets them from React: not JSON, references to nothing, to themselves, to what is no argument. */
const ODD_REPLIES = [
  '',
  '{',
  'null',
  '"x"',
  '{"a":1}',
  '["$1"]',
  '["$K1"]',
  '["$F1"]',
  '["$Q1"]',
  '["$0"]',
  '["$B1"]',
  '["$@1"]',
  '["$h1"]',
  '["$D"]',
  '["$n1x"]',
  '["$-0"]',
  '\0',
]

const WAY = {
  script: (id: string, { args }: Given): Sent => ({
    headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify(args),
  }),
  scriptWithForm: (id: string, { args, fields }: Given): Sent => {
    const sent = fields.map(([name, value]): [string, string] => [`1_${name}`, value])
    return { headers: { 'next-action': id, 'content-type': FORM }, body: multipart([...sent, ['0', JSON.stringify([...args, '$K1'])]]) }
  },
  oddReply: (id: string, { odd }: Given): Sent => ({ headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8' }, body: odd }),
  oddForm: (id: string, { odd }: Given): Sent => ({
    headers: { 'next-action': id, 'content-type': FORM },
    body: multipart([['0', odd]]).slice(0, odd.length % 2 ? -4 : undefined),
  }),
  plainForm: (id: string, { fields }: Given): Sent => ({ headers: { 'content-type': FORM }, body: multipart([[`$ACTION_ID_${id}`, ''], ...fields]) }),
  boundForm: (id: string, { args, fields, odd }: Given): Sent => {
    const bound: [string, string][] = [
      ['$ACTION_REF_1', ''],
      ['$ACTION_1:0', JSON.stringify({ id, bound: '$@1' })],
      ['$ACTION_1:1', fields.length % 2 ? odd : JSON.stringify(args)],
    ]
    return { headers: { 'content-type': FORM }, body: multipart([...bound, ...fields]) }
  },
} as const
const WAYS = Object.keys(WAY) as (keyof typeof WAY)[]

function multipart(fields: readonly (readonly [string, string])[]): string {
  const parts = fields.map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join('')}--${BOUNDARY}--\r\n`
}
