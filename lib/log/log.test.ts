import { expect, test } from 'vitest'
import { sendConsoleToLog } from './console-to-log'
import { addToLog, withLogContext } from './context'
import { makeLog } from './log'

/** A log whose lines are read back as they would be written. */
function testLog() {
  const lines: string[] = []
  return { log: makeLog({ write: (line: string) => void lines.push(line) }, 'info'), lines, last: () => JSON.parse(lines.at(-1) ?? '{}') }
}

test('a line is JSON with its time, level, message and members', () => {
  const { log, last } = testLog()
  log.warn({ accountId: 'acct_1' }, 'An account left')
  expect(last()).toMatchObject({ level: 'warn', msg: 'An account left', accountId: 'acct_1' })
  expect(new Date(last().time).getTime()).toBeGreaterThan(0)
  log.debug('not written')
  expect(last().msg).toBe('An account left')
})

test('every line of a request names it, and its order once that is known, across awaits', async () => {
  const { log, lines } = testLog()
  const request = (requestId: string, orderId: string) =>
    withLogContext({ requestId }, async () => {
      log.info('first')
      await new Promise(setImmediate)
      addToLog({ orderId })
      await new Promise(setImmediate)
      log.error('second')
    })
  await Promise.all([request('request-a', 'order-a'), request('request-b', 'order-b')])
  log.info('outside')
  const said = lines.map((line) => JSON.parse(line)).map(({ requestId, orderId, msg }) => [requestId, orderId, msg].join(' '))
  expect(said.sort()).toEqual(['  outside', 'request-a  first', 'request-a order-a second', 'request-b  first', 'request-b order-b second'])
})

test('an error keeps its type, code, stack and cause, and none of its other members', () => {
  const { log, last } = testLog()
  const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', config: { password: 'hunter2' } })
  log.error({ err: new TypeError('No answer', { cause }) }, 'jobs')
  expect(last().err).toMatchObject({ type: 'TypeError', message: 'No answer', cause: { code: 'ECONNREFUSED' } })
  expect(last().err.stack).toContain('log.test')
  expect(JSON.stringify(last())).not.toContain('hunter2')
  log.error({ err: 'thrown text' }, 'jobs')
  expect(last().err).toEqual({ type: 'string', message: 'thrown text' })
})

test.each(['password', 'authorization', 'cookie', 'token', 'client_secret', 'refreshToken', 'sealedAccessToken', 'email', 'card', 'number', 'cvc'])(
  'a member called %s is never written, at any of three levels',
  (name) => {
    const { log, lines } = testLog()
    log.info({ [name]: 'hunter2' }, 'top')
    log.info({ body: { [name]: 'hunter2' } }, 'one down')
    log.info({ request: { body: { [name]: 'hunter2' } } }, 'two down')
    expect(lines.join()).not.toContain('hunter2')
    expect(lines).toHaveLength(3)
  },
)

test.each([
  ['a secret key', 'Invalid API Key provided: sk_live_51Abc', 'sk_live_[hidden]', '51Abc'],
  ['a restricted key', 'rk_test_51Abc may not', 'rk_test_[hidden]', '51Abc'],
  ['a signing secret', 'no match for whsec_abcDEF', 'whsec_[hidden]', 'abcDEF'],
  ['a refresh token', 'refused rt_abcDEF', 'rt_[hidden]', 'abcDEF'],
  ['a client secret', 'pi_123_secret_abcDEF', 'pi_123_secret_[hidden]', 'abcDEF'],
  ['a bearer token', 'Authorization: Bearer abc.DEF-1', 'Bearer [hidden]', 'abc.DEF'],
  ['a sealed token', 'eyJhbGciOiJkaXIifQ..abc.def.ghi', '[token]', 'def'],
  ['an older sealed token', 'v1.k.aaaaaaaaaaaaaaaa.bbbb', '[token]', 'bbbb'],
  ['a database password', 'postgresql://souk:hunter2@db.example/souk', '://[hidden]@db.example', 'hunter2'],
  ['a sign-in link', 'http://localhost:3000/api/auth/callback/email?token=abcDEF&email=ada%40souk.test', 'token=[hidden]', 'abcDEF'],
  ['an e-mail address', 'could not send to Ada.Byron+1@souk.test', 'could not send to [email]', 'souk.test'],
  ['an e-mail address of a link', 'email is ada%40souk.test', '[email]', 'ada'],
  ['a card number', 'card 4242 4242 4242 4242 declined', 'card [card] declined', '4242'],
  ['a card number before a full stop', 'It was 378282246310005. Declined', '[card]', '10005'],
  ['a card number in quotes', 'card "4000002760003184"', '[card]', '3184'],
])('%s inside a message is hidden', (_what, message, shown, hidden) => {
  const { log, lines, last } = testLog()
  log.error({ err: new Error(message), note: message }, message)
  expect(last().msg).toContain(shown)
  expect(lines.join()).not.toContain(hidden)
})

test('ids, amounts and times stay readable', () => {
  const { log, last } = testLog()
  const said = {
    orderId: 'cmabc123',
    accountId: 'acct_1Q',
    intent: 'pi_3Q',
    amountMinor: 123456789,
    at: 1790000000000,
    day: '2026-11-30T20:00:00.000Z',
  }
  log.info(said, 'Captured pi_3Q of acct_1Q')
  expect(last()).toMatchObject({ ...said, msg: 'Captured pi_3Q of acct_1Q' })
})

const HOSTILE = '\u001b[2J\u0000\r\n{"level":"fatal"}\u009b31m\u2028\u202egnp\u200b\ufeff\u007f\b'

test('control, bidi and invisible characters reach neither the line nor the text read out of it; one event is one line', () => {
  const { log, lines, last } = testLog()
  log.warn({ note: HOSTILE, err: new Error(HOSTILE), [HOSTILE]: 1 }, HOSTILE)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(lines.join().slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\ufeff]/)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: as above
  expect([last().note, last().msg, last().err.message].join()).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202e]/)
  expect(last().note).toMatch(/^\\u001b\[2J\\u0000/)
  expect(last().level).toBe('warn')
})

test.each([
  ['a text', { note: 'x'.repeat(1_000_000) }],
  ['an error', { err: new Error('x'.repeat(1_000_000)) }],
  ['many members', Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`member${n}`, 'x'.repeat(20)]))],
  ['many long members', Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`member${n}`, 'x'.repeat(5000)]))],
  ['an array', { list: Array.from({ length: 100_000 }, () => 'x') }],
  ['a deep object', JSON.parse(`${'{"in":'.repeat(5000)}"${'x'.repeat(20_000)}"${'}'.repeat(5000)}`)],
  ['characters that are escaped', { note: '\u0001'.repeat(500_000) }],
  ['invisible characters', { note: '\u200b'.repeat(500_000) }],
])('a line with %s of a megabyte is bounded and stays JSON with its message', (_what, said) => {
  const { log, lines, last } = testLog()
  log.error(said, 'Too much')
  expect(Buffer.byteLength(lines.join())).toBeLessThan(64 * 1024)
  expect(last()).toMatchObject({ level: 'error', msg: 'Too much' })
})

test('what libraries write with the console becomes a line of the log: no colours, no forged line, the error with its stack', () => {
  const { log, lines, last } = testLog()
  const console = { error: () => undefined, warn: () => undefined } as Pick<Console, 'error' | 'warn'>
  sendConsoleToLog(console, log)
  console.error('\u001b[31m⨯\u001b[39m', new TypeError('Failed to find Server Action "x\n{}"'), { digest: '1' })
  expect(last()).toMatchObject({ level: 'error', msg: "⨯ { digest: '1' }", err: { type: 'TypeError' } })
  console.warn('%d of %s%n\nforged', 2, 'three')
  expect(last()).toMatchObject({ level: 'warn', msg: '2 of three%n\nforged' })
  console.warn(new Error('alone'))
  expect(last().msg).toBe('Error: alone')
  expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true)
})
