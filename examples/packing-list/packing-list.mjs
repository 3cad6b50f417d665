// Prints a packing list for each order that is paid in your shop. See docs/extend.md.
//
//   SOUK_URL=https://your-marketplace.example SOUK_KEY=souk_key_… SOUK_WEBHOOK_SECRET=souk_whsec_… node packing-list.mjs
//
// The key needs the right "Read orders". The address of this program, under which the shop reaches it, goes into Settings › Webhooks with the event order.paid.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'

const { SOUK_URL, SOUK_KEY, SOUK_WEBHOOK_SECRET, PORT = '8787' } = process.env
const OLDEST_SECONDS = 300
const MOST_BYTES = 65_536
/** Events may come twice, and then with the same id. */
const seen = new Set()

/** Whether the body was signed with our secret, a few minutes ago at most. */
function isSigned(body, header = '') {
  const [, time = '', signature = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? []
  if (Math.abs(Date.now() / 1000 - Number(time)) > OLDEST_SECONDS) return false
  const expected = createHmac('sha256', SOUK_WEBHOOK_SECRET).update(`${time}.${body}`).digest()
  return signature !== '' && timingSafeEqual(expected, Buffer.from(signature, 'hex'))
}

async function printOrder(id) {
  const response = await fetch(`${SOUK_URL}/api/v1/orders/${id}`, { headers: { authorization: `Bearer ${SOUK_KEY}` } })
  if (!response.ok) throw new Error(`Order ${id}: ${response.status} ${(await response.json()).detail}`)
  console.log(packingList(await response.json()))
}

/** What is to be packed, and for whom; nothing of what is downloaded. */
function packingList({ number, lines, fulfilment, ship_to: to, delivery }) {
  const toPack = fulfilment?.unshipped ?? []
  const rows = toPack.map(({ line, quantity }) => {
    const { name, variant, sku } = lines.find(({ id }) => id === line)
    return `  ${quantity} × ${[name, variant, sku].filter(Boolean).join(' · ')}`
  })
  const address = to ? [to.name, to.line1, to.line2, `${to.postal_code} ${to.city}`, to.state, to.country].filter(Boolean) : []
  return [`Order ${number} (${delivery?.rate ?? 'nothing to send'})`, ...rows, ...address.map((line) => `  ${line}`), ''].join('\n')
}

const server = createServer(async (request, response) => {
  let body = ''
  for await (const piece of request) {
    body += piece
    if (body.length > MOST_BYTES) return response.writeHead(413).end()
  }
  if (request.method !== 'POST' || !isSigned(body, request.headers['souk-signature'])) return response.writeHead(400).end()
  const { id, type, data } = JSON.parse(body)
  try {
    if (type === 'order.paid' && !seen.has(id)) await printOrder(data.id)
    seen.add(id)
    response.writeHead(200).end()
  } catch (error) {
    // Answered with an error, the event comes again in half a minute.
    console.error(error.message)
    response.writeHead(500).end()
  }
})
server.listen(Number(PORT), () => console.log(`Listening on port ${server.address().port}`))
