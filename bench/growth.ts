// npm run bench:growth [-- --products N --orders N]: what people and jobs look at, with 10³ products and orders and with 10⁶.
import { parseArgs } from 'node:util'
import { type Measured, MOST_RATIO, MOST_SEARCH_MS, measureGrowth } from './growth/measure'
import { type Bench, onMachine } from './shop'

const { values } = parseArgs({ options: { products: { type: 'string', default: '1000000' }, orders: { type: 'string', default: '1000000' } } })

async function measure(bench: Bench): Promise<boolean> {
  Object.assign(process.env, bench.machine.env)
  const [products, orders] = [Number(values.products), Number(values.orders)]
  const small = { sellers: 100, products: 1000, orders: 1000 }
  const { looks, searches } = await measureGrowth(small, { sellers: Math.max(100, products / 100), products, orders }, console.log)
  console.log(`\n${''.padEnd(40)}${`${small.orders}`.padStart(10)}${`${orders}`.padStart(10)}${'ratio'.padStart(8)}${'pages'.padStart(14)}`)
  for (const row of looks) console.log(lineOf(row))
  console.log(`\nMedians of one look each, through Prisma. Pages: of 8 kB that PostgreSQL read. A ratio may be ${MOST_RATIO} at most.\n`)
  console.log(`${'search'.padEnd(40)}${'median'.padStart(10)}${'p95'.padStart(10)}${'pages'.padStart(14)}`)
  for (const row of searches) console.log(searchLineOf(row))
  console.log(`\nWith ${products} products. A p95 may be ${MOST_SEARCH_MS} ms at most.\n`)
  const { disconnect } = await import('@/lib/db/client')
  await disconnect()
  return looks.every((row) => ratioOf(row) <= MOST_RATIO) && searches.every(({ large }) => large.p95 <= MOST_SEARCH_MS)
}

const ratioOf = ({ small, large }: Measured) => large.ms / small.ms

function lineOf(row: Measured): string {
  const { name, small, large } = row
  const [times, ratio] = [`${small.ms.toFixed(2)} ms`.padStart(10) + `${large.ms.toFixed(2)} ms`.padStart(10), ratioOf(row).toFixed(2).padStart(8)]
  return `${name.padEnd(40)}${times}${ratio}${`${small.pages} → ${large.pages}`.padStart(14)}${ratioOf(row) > MOST_RATIO ? '  too slow' : ''}`
}

function searchLineOf({ name, large: { ms, p95, pages } }: Measured): string {
  const tooSlow = p95 > MOST_SEARCH_MS ? '  too slow' : ''
  return `${name.padEnd(40)}${`${ms.toFixed(2)} ms`.padStart(10)}${`${p95.toFixed(2)} ms`.padStart(10)}${`${pages}`.padStart(14)}${tooSlow}`
}

await onMachine(measure)
