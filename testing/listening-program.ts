// A seller's program that is told by webhooks: takes what it is sent, and answers as its `answers` say.
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Taken = { headers: IncomingHttpHeaders; body: string }

export async function listeningProgram() {
  const answers = { status: 200 }
  const taken: Taken[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    taken.push({ headers: request.headers, body })
    response.writeHead(answers.status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { answers, taken, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/souk`, close: () => server.close() }
}

/** When a delivery was signed with this secret, unix seconds; null where it was not. */
export function signedAt({ headers, body }: Taken, secret: string): number | null {
  const [, t = '', v1 = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['souk-signature'])) ?? []
  return createHmac('sha256', secret).update(`${t}.${body}`).digest('hex') === v1 ? Number(t) : null
}
