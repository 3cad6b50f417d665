// npm run bench:pages [-- --rounds N --requests N]: what pages cost beside a bare page of the same framework, in the same run.
import { parseArgs } from 'node:util'
import { firstVisit, load, type Round, type Target, weigh } from './pages/load'
import { type Bench, onMachine } from './shop'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' }, requests: { type: 'string', default: '150' } } })

/**
 * The least that a page may do of what a bare page does, in requests a second: a fifth under what was measured (0.41, 0.48, 0.45 and 0.27), which a busy machine may
 * take. The aim is 0.5 for the storefront and 0.7 for a product.
 */
const LEAST = { storefront: 0.33, product: 0.38, shop: 0.36, checkout: 0.21 }

async function measure(bench: Bench): Promise<boolean> {
  const [bare, server] = [await bench.bare(), await bench.server()]
  const cookie = await firstVisit(server.url)
  const { product, shop } = await somethingOnSale(server.url, cookie)
  const addresses = { storefront: '/', product, shop, checkout: `/checkout?product=${product.split('/').at(-1)}&quantity=1` }
  const targets: Target[] = [
    { name: 'bare', url: `${bare.url}/`, cookie: '' },
    ...Object.entries(addresses).map(([name, path]) => ({ name, url: `${server.url}${path}`, cookie })),
  ]
  const rounds = await inTurn(targets)
  console.log(
    `\n${''.padEnd(12)}${'req/s'.padStart(8)}${'p95'.padStart(10)}${'of bare'.padStart(9)}${'at least'.padStart(10)}${'HTML'.padStart(11)}${'script'.padStart(11)}`,
  )
  const bareRounds = rounds.get('bare') ?? []
  const good: boolean[] = []
  for (const target of targets) {
    const own = rounds.get(target.name) ?? []
    const ratio = median(own.map(({ perSecond }, at) => perSecond / (bareRounds[at]?.perSecond ?? 1)))
    const least = Object.entries(LEAST).find(([name]) => name === target.name)?.[1] ?? 1
    const { html, script } = await weigh(target)
    const cells = [
      median(own.map(({ perSecond }) => perSecond))
        .toFixed(0)
        .padStart(8),
      `${median(own.map(({ p95Ms }) => p95Ms)).toFixed(1)} ms`.padStart(10),
    ]
    const sizes = [html, script].map((bytes) => `${(bytes / 1024).toFixed(1)} kB`.padStart(11)).join('')
    console.log(
      `${target.name.padEnd(12)}${cells.join('')}${ratio.toFixed(2).padStart(9)}${`${least}`.padStart(10)}${sizes}${ratio < least ? '  too slow' : ''}`,
    )
    good.push(ratio >= least)
  }
  console.log(`\nMedians of ${values.rounds} rounds of ${values.requests} requests, four at once, the pages in turn. Bytes: as sent, with gzip.\n`)
  await Promise.all([bare.stop(), server.stop()])
  return good.every(Boolean)
}

/** The pages in turn, so that a busy moment of the machine meets them all; the first round only warms up. */
async function inTurn(targets: Target[]): Promise<Map<string, Round[]>> {
  const rounds = new Map<string, Round[]>()
  for (let round = 0; round <= Number(values.rounds); round++) {
    for (const target of targets) {
      const measured = await load(target, Number(values.requests))
      if (round > 0) rounds.set(target.name, [...(rounds.get(target.name) ?? []), measured])
    }
  }
  return rounds
}

/** The addresses of a product that can be bought, and of its shop. */
async function somethingOnSale(url: string, cookie: string): Promise<{ product: string; shop: string }> {
  const storefront = await (await fetch(url, { headers: { cookie } })).text()
  for (const [, product] of storefront.matchAll(/href="(\/products\/[^"]+)"/g)) {
    const page = await (await fetch(`${url}${product}`, { headers: { cookie } })).text()
    const shop = /href="(\/sellers\/[^"]+)"/.exec(page)?.[1]
    if (product && shop && page.includes('action="/checkout/buy"')) return { product, shop }
  }
  throw new Error('Nothing can be bought.')
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

await onMachine(measure)
