import fc from 'fast-check'
import { fillCheckout, goToCheckout, payButton, receiptOf } from './buying'
import { signIn } from './fixtures'
import { type FuzzRequest, requests } from './fuzz/requests'
import { hangUp, hasCrashed, send } from './fuzz/send'
import { readSurface } from './fuzz/surface'
import { expect, test } from './shops'

const REQUESTS = Number(process.env.FUZZ_REQUESTS) || 2000
const SEED = Number(process.env.FUZZ_SEED) || 20_261_201
/** Who asks: nobody we know, a seller, an operator. */
const PEOPLE = ['guest', 'seller', 'operator'] as const

test.afterAll(hangUp)

test(`${REQUESTS} requests with what nobody should send: never a 5xx, never another person's data`, async ({
  baseURL,
  visitor,
  mailbox,
  email,
  shopWith,
}) => {
  test.setTimeout(1_200_000)
  const victim = email('victim')
  const [shop, surface] = [await shopWith(), await readSurface()]
  const known = await test.step('somebody buys something', () => buy(victim))
  const cookies = [await cookiesOf('/'), await cookiesOf('/sell', email('fuzz-seller')), await cookiesOf('/admin', 'fuzz-operator@souk.test')]
  const list = fc.sample(requests(surface, known, PEOPLE.length), { seed: SEED, numRuns: REQUESTS })
  const statuses = new Map<number, number>()
  const wrong: string[] = []
  await test.step('everything is asked for', () => askAll())
  console.log(figures())
  expect(wrong).toEqual([])

  async function buy(buyer: string): Promise<string[]> {
    const page = await visitor()
    await goToCheckout(page, shop)
    const checkoutId = new URL(page.url()).searchParams.get('id') ?? ''
    await fillCheckout(page, buyer)
    await payButton(page).click()
    const receipt = await receiptOf(page)
    const orderId = page.url().split('/').at(-1) ?? ''
    return [checkoutId, receipt, orderId, shop.product.slug, shop.accountId]
  }

  async function cookiesOf(path: string, person?: string): Promise<string> {
    const page = await visitor()
    if (person) await signIn(page, mailbox, person, path)
    else await page.goto(path)
    return (await page.context().cookies(baseURL)).map(({ name, value }) => `${name}=${value}`).join('; ')
  }

  async function askAll(): Promise<void> {
    const queue = list.entries()
    const asker = async () => {
      for (const [n, request] of queue) await ask(request, n)
    }
    await Promise.all(Array.from({ length: 4 }, asker))
  }

  async function ask(request: FuzzRequest, n: number): Promise<void> {
    const person = PEOPLE[request.who] ?? 'guest'
    const origin = new URL(baseURL ?? '')
    const headers = {
      // Limits count by address: each request comes from its own.
      'x-forwarded-for': `10.77.${n >> 8}.${n & 255}`,
      host: origin.host,
      ...(request.method !== 'GET' && { origin: origin.origin }),
      ...request.headers,
      cookie: [request.headers.cookie, cookies[request.who]].filter(Boolean).join('; '),
    }
    const answer = await send(origin, { ...request, headers }).catch((error: Error) => ({ status: 599, body: error.message }))
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    if (hasCrashed(answer)) wrong.push(`${answer.status}: ${told(request, person)}`)
    if (person !== 'operator' && answer.body.includes(victim)) wrong.push(`another person's address: ${told(request, person)}`)
  }

  function figures(): string {
    const byStatus = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`)
    const { pages, routes, actions } = surface
    const asked = `${pages.length} pages, ${routes.length} routes and ${actions.length} actions (seed ${SEED})`
    const bad = [...statuses].filter(([status]) => status >= 500).reduce((sum, [, count]) => sum + count, 0)
    return `Fuzz: ${list.length} requests of ${asked}; ${byStatus.join(', ')}; 5xx: ${bad}; wrong: ${wrong.length}`
  }
})

function told({ method, path, headers, body }: FuzzRequest, person: string): string {
  return JSON.stringify({ person, method, path, headers, body: body?.slice(0, 300) })
}
