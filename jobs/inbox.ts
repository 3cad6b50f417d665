import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { followRequests } from '@/lib/log/follow-requests'
import { log } from '@/lib/log/log'
import { stopSendingJobs } from '@/lib/operations/run-jobs'
import { answerDelivery, MAX_EVENT_BYTES } from '@/lib/webhooks/answer-delivery'

const PATH = /^\/api\/stripe\/webhooks\/(\w+)$/

// `npm run inbox`: takes Stripe's deliveries and nothing else, several times as many as a Next server, whose handling of a request is what bounds it there. Same
// addresses and answers as app/api/stripe/webhooks: the proxy in front sends them here instead.
followRequests()
const server = createServer((request, response) => {
  answer(request, response).catch((err: unknown) => {
    log.error({ err }, 'A delivery broke off')
    response.destroy()
  })
})

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const scope = request.method === 'POST' ? PATH.exec(request.url ?? '')?.[1] : undefined
  const said = await answerDelivery(scope ?? '', await readBody(request), [request.headers['stripe-signature']].flat()[0])
  response.writeHead(said.status, Object.fromEntries(said.headers)).end(await said.text())
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).byteLength
    if (size > MAX_EVENT_BYTES) return null
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => void stopSendingJobs().finally(() => process.exit()))
    server.closeIdleConnections()
  })
}
const port = Number(process.env.PORT) || 3001
server.listen(port, () => log.info({ port }, "Taking Stripe's deliveries"))
