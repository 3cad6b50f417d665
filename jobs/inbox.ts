import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { problem } from '@/lib/http/problem'
import { followRequests } from '@/lib/log/follow-requests'
import { log } from '@/lib/log/log'
import { stopSendingJobs } from '@/lib/operations/run-jobs'
import { receiveEvent } from '@/lib/webhooks/receive-event'

const MAX_BYTES = 1_048_576
const PATH = /^\/api\/stripe\/webhooks\/(platform|connect)$/

// `npm run inbox`: takes Stripe's deliveries and nothing else, several times as many as a Next server, whose handling of a request is what bounds it there. Same
// addresses and answers as app/api/stripe/webhooks: the proxy in front sends them here instead.
followRequests()
const server = createServer((request, response) => {
  answer(request).then(
    (received) => received.send(response),
    (err: unknown) => {
      log.error({ err }, 'A delivery could not be stored')
      // Stripe delivers again.
      response.writeHead(500).end()
    },
  )
})

type Answer = { send: (response: ServerResponse) => void | Promise<void> }

async function answer(request: IncomingMessage): Promise<Answer> {
  const scope = request.method === 'POST' ? PATH.exec(request.url ?? '')?.[1] : undefined
  if (scope !== 'platform' && scope !== 'connect') return refusal(404, 'no_such_endpoint', 'Stripe delivers to platform or to connect.')
  const rawBody = await readBody(request)
  if (rawBody === null) return refusal(413, 'body_too_large', 'No event of Stripe is this large.')
  const received = await receiveEvent(scope, rawBody, String(request.headers['stripe-signature'] ?? ''))
  if (received === 'bad_signature') return refusal(400, 'bad_signature', `No signing secret of the ${scope} endpoint matches this delivery.`)
  return { send: (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ received })) }
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).byteLength
    if (size > MAX_BYTES) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function refusal(status: number, code: string, sentence: string): Answer {
  const said = problem(status, code, sentence)
  return { send: async (response) => void response.writeHead(status, Object.fromEntries(said.headers)).end(await said.text()) }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => void stopSendingJobs().finally(() => process.exit()))
    server.closeIdleConnections()
  })
}
const port = Number(process.env.PORT) || 3001
server.listen(port, () => log.info({ port }, "Taking Stripe's deliveries"))
