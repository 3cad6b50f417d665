import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

type Received = { from: string; to: string[]; user: string; source: string }

const received: Received[] = []
const refusalOf = (address: string) => {
  if (address.startsWith('nobody@')) return Object.assign(new Error('no such mailbox'), { responseCode: 550 })
  if (address.startsWith('full@')) return Object.assign(new Error('mailbox full'), { responseCode: 552 })
  return null
}
const server = new SMTPServer({
  allowInsecureAuth: true,
  disabledCommands: ['STARTTLS'],
  onAuth: ({ username, password }, _session, done) =>
    password === 'right' ? done(null, { user: username ?? '' }) : done(new Error('wrong password')),
  onRcptTo: ({ address }, _session, done) => done(refusalOf(address)),
  onData: (stream, { envelope, user }, done) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const from = envelope.mailFrom ? envelope.mailFrom.address : ''
      received.push({ from, to: envelope.rcptTo.map(({ address }) => address), user: String(user), source: Buffer.concat(chunks).toString('utf8') })
      done()
    })
  },
})

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve())))
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

/** `sendMail` as it is where SMTP_URL names the server of this test. */
async function senderWith(password: string) {
  vi.resetModules()
  vi.stubEnv('SMTP_URL', `smtp://souk:${password}@127.0.0.1:${(server.server.address() as AddressInfo).port}`)
  return (await import('./send-mail')).sendMail
}

test('a mail goes out over SMTP with its sender, recipient, message id, text and HTML', async () => {
  const sendMail = await senderWith('right')
  await sendMail({ to: 'ada@souk.test', subject: 'Your order', text: 'Paid: €12.00', html: '<p>Paid: €12.00</p>', messageId: 'order-1' })
  expect(received).toHaveLength(1)
  expect(received[0]).toMatchObject({ from: 'no-reply@souk.test', to: ['ada@souk.test'], user: 'souk' })
  const source = received[0]?.source ?? ''
  expect(source).toMatch(/^From: Souk <no-reply@souk\.test>\r$/m)
  expect(source).toMatch(/^Subject: Your order\r$/m)
  expect(source).toMatch(/^Message-ID: <order-1@souk>\r$/im)
  expect(source).toContain('multipart/alternative')
  expect(source).toContain('Paid: =E2=82=AC12.00')
})

test('an address that its mail server does not know is refused for good, with the server’s words', async () => {
  const mail = { to: 'nobody@souk.test', subject: 'Your order', text: 'Paid' }
  await expect((await senderWith('right'))(mail)).rejects.toMatchObject({ name: 'AddressRefused', words: '550 no such mailbox' })
})

test('a full mailbox or a wrong password throws, so that its job tries again', async () => {
  const mail = { to: 'full@souk.test', subject: 'Your order', text: 'Paid' }
  await expect((await senderWith('right'))(mail)).rejects.toMatchObject({ code: 'EENVELOPE', responseCode: 552 })
  await expect((await senderWith('wrong'))({ ...mail, to: 'ada@souk.test' })).rejects.toMatchObject({ code: 'EAUTH' })
  expect(received).toHaveLength(1)
})
