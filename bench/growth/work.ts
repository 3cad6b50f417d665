import pg from 'pg'
import { pool } from '@/lib/db/client'

type Query = { text: string; values: unknown[] }
type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number }

/** What a look costs: how long it takes, and how many pages of 8 kB PostgreSQL reads for it, which no neighbour on the machine can change. */
export type Work = { ms: number; p95: number; pages: number }

const RUNS = 21

/** Looks several times; the time is the median, beside the one that but one in twenty keep to; the pages are those of one look. */
export async function workOf(look: () => Promise<unknown>): Promise<Work> {
  const queries = await queriesOf(look)
  let pages = 0
  for (const query of queries) pages += await pagesOf(query)
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const begin = performance.now()
    await look()
    times.push(performance.now() - begin)
  }
  times.sort((a, b) => a - b)
  return { ms: times[Math.floor(RUNS / 2)] ?? 0, p95: times[Math.floor(RUNS * 0.95)] ?? 0, pages }
}

/** The statements of a look, as they reach the driver. */
async function queriesOf(look: () => Promise<unknown>): Promise<Query[]> {
  const queries: Query[] = []
  const original = pg.Client.prototype.query
  function recording(this: pg.Client, ...args: Parameters<typeof original>) {
    const [query, values] = args as unknown as [string | Partial<Query>, unknown[] | undefined]
    if (typeof query === 'string') queries.push({ text: query, values: values ?? [] })
    else if (query.text) queries.push({ text: query.text, values: query.values ?? values ?? [] })
    return original.apply(this, args)
  }
  pg.Client.prototype.query = recording as typeof original
  try {
    await look()
  } finally {
    pg.Client.prototype.query = original
  }
  return queries.filter(({ text }) => /^\s*(select|with)/i.test(text))
}

async function pagesOf({ text, values }: Query): Promise<number> {
  const { rows } = await pool().query<{ 'QUERY PLAN': { Plan: Plan }[] }>(`explain (analyze, buffers, format json) ${text}`, values)
  const plan = rows[0]?.['QUERY PLAN'][0]?.Plan
  return plan ? plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] : 0
}
