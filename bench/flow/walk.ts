import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Product } from '@/bench/sellers'
import { BROWSER_COOKIE, newBrowserToken } from '@/lib/http/browser-cookie'
import { hostCookies } from '@/lib/http/host-cookie'
import { type Card, orderOf, type Person } from './people'

/** The shop as a browser meets it. @property addToCart the id of the Server Action that adds to the cart */
export type Shop = { url: string; addToCart: string }
export type Stage = 'cart' | 'checkout page' | 'pay'

const agent = new Agent({ keepAlive: true })

/**
 * One purchase as a browser makes it: each product into the cart, the checkout page, then the order, until it is paid.
 * @param done told after each stage
 */
export async function walk(
  shop: Shop,
  { person, products, card }: { person: Person; products: Product[]; card: Card },
  done: Done = nothing,
): Promise<void> {
  // Another browser and address each time, as limits count them.
  const [browser] = hostCookies(BROWSER_COOKIE, newBrowserToken(), 1)
  const headers = { cookie: `${person.cookie}; ${browser?.name}=${browser?.value}`, 'x-forwarded-for': address(), origin: shop.url }
  for (const product of products) await add(shop, product, headers)
  await done('cart')
  await ask(`${shop.url}/checkout`, { headers })
  await done('checkout page')
  const body = JSON.stringify(orderOf(person, products, card))
  const answer = await ask(`${shop.url}/api/checkout`, { headers: { ...headers, 'content-type': 'application/json' }, body })
  if (!answer.includes('"status":"paid"')) throw new Error(`A purchase ended as ${answer}`)
  await done('pay')
}

type Done = (stage: Stage) => Promise<void>
const nothing: Done = async () => undefined

/** As React sends a Server Action with a form. */
async function add({ url, addToCart }: Shop, { slug, variantId, priceMinor, currency }: Product, headers: Record<string, string>): Promise<void> {
  const fields = { addId: randomUUID(), variantId, quantity: 1, seenPriceMinor: priceMinor, seenCurrency: currency }
  const sent: [string, string | number][] = [
    ...Object.entries(fields).map(([name, value]): [string, string | number] => [`_1_${name}`, value]),
    ['0', '[null,"$K1"]'],
  ]
  const boundary = randomBytes(12).toString('hex')
  const parts = sent.map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  const type = `multipart/form-data; boundary=${boundary}`
  const body = `${parts.join('')}--${boundary}--\r\n`
  const answer = await ask(`${url}/products/${slug}`, {
    headers: { ...headers, 'next-action': addToCart, accept: 'text/x-component', 'content-type': type },
    body,
  })
  if (!answer.includes('"ok":true')) throw new Error(`Adding to the cart answered ${answer.slice(0, 500)}`)
}

/** GET, or with a body POST. @throws Error where the answer is not 200 */
export function ask(url: string, { headers = {}, body }: { headers?: Record<string, string>; body?: string }): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers, method: body === undefined ? 'GET' : 'POST' }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString()
        if (answer.statusCode === 200) resolve(text)
        else reject(new Error(`${url} answered ${answer.statusCode}: ${text.slice(0, 500)}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

function address(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`
}
