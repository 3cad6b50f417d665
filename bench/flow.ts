// npm run bench:flow [-- --each N]: the whole purchase over HTTP against the production build, eight at once, beside a floor measured in the same run.
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { costOf, type Roots, sideBySide } from './flow/cost'
import { bareFlow, makeFloorTables, rowsOf } from './flow/floor'
import type { Case } from './flow/prepare'
import { quiet } from './flow/quiet'
import { type Cost, head, line, type Statements } from './flow/report'
import { countStatements, OWN } from './flow/statements'
import { type Shop, type Stage, walk } from './flow/walk'
import { type Bench, onMachine } from './shop'

const { values } = parseArgs({ options: { each: { type: 'string', default: '12' } } })
/** Purchases of each kind made alone, for their statements: the fewest counts, since what comes round by itself falls into some. */
const ALONE = 3
/** The floor is cheap: so many times as often it is measured as well. */
const FLOORS = 5

type World = { pool: pg.Pool; shop: Shop; bareUrl: string; roots: Roots }

async function measure(bench: Bench): Promise<boolean> {
  Object.assign(process.env, bench.machine.env)
  const bare = await bench.bare()
  const server = await bench.server({}, Number(new URL(bench.machine.appUrl).port))
  // Only now: it reads its settings when it is first used.
  const { prepare } = await import('./flow/prepare')
  const cases = await prepare(bench.stripeUrl, { each: Number(values.each), alone: ALONE })
  const pool = new pg.Pool({ connectionString: bench.machine.env.DATABASE_URL, application_name: OWN, max: 10 })
  pool.on('error', () => undefined)
  const shop = { url: server.url, addToCart: await actionId('addToCartAction') }
  const roots = { shop: server.pid, PostgreSQL: bench.pids.postgres, 'local Stripe': bench.pids.stripe, bare: bare.pid }
  const good = await measureAll({ pool, shop, bareUrl: bare.url, roots }, cases)
  await pool.end()
  await Promise.all([bare.stop(), server.stop()])
  return good
}

async function measureAll(world: World, cases: Case[]): Promise<boolean> {
  await makeFloorTables(world.pool)
  // Each connection plans a statement a few times before it keeps the plan.
  for (const { lanes } of cases) if (lanes[0]?.[0]?.card.kind === 'saved') await sideBySide(lanes, (purchase) => walk(world.shop, purchase))
  await quiet(world.pool)
  const statements: Statements[] = []
  for (const it of cases) statements.push(await statementsOf(world, it))
  console.log(`\nNode ${process.version}; processor time of one purchase, webhooks and jobs included; statements by stage\n\n${head()}`)
  const good: boolean[] = []
  for (const [at, it] of cases.entries()) {
    const { cost, floor } = await besideFloor(world, it)
    const { text, isGood } = line({ ...it, cost, floor, statements: statements[at] ?? NONE })
    console.log(text)
    good.push(isGood)
  }
  console.log(
    `\nThe floor of a purchase: a bare page of the framework for each of its requests, and the rows of its order, a statement for each table.\n`,
  )
  return good.every(Boolean)
}

async function besideFloor({ pool, shop, bareUrl, roots }: World, { lanes, sellers }: Case): Promise<{ cost: Cost; floor: Cost }> {
  const count = lanes.flat().length
  const cost = await costOf(roots, count, { work: () => sideBySide(lanes, (purchase) => walk(shop, purchase)), after: () => quiet(pool) })
  const rows = await rowsOf(pool)
  const floors = lanes.map((lane) => Array.from({ length: lane.length * FLOORS }, () => ({ requests: sellers + 2, rows })))
  const work = () => sideBySide(floors, (flow) => bareFlow(pool, bareUrl, flow))
  return { cost, floor: await costOf(roots, count * FLOORS, { work, after: async () => undefined }) }
}

const NONE: Statements = { cart: 0, 'checkout page': 0, pay: 0, after: 0 }

/** The fewest statements of each stage, of a few purchases made one by one. */
async function statementsOf({ pool, shop }: World, { alone }: Case): Promise<Statements> {
  const counter = await countStatements(pool)
  const counts: Statements[] = []
  for (const purchase of alone) {
    const counted = { ...NONE }
    await counter.since()
    await walk(shop, purchase, async (stage: Stage) => {
      counted[stage] = await counter.since()
    })
    await quiet(pool)
    counts.push({ ...counted, after: await counter.since() })
  }
  await counter.stop()
  const fewest = (stage: keyof Statements) => Math.min(...counts.map((counted) => counted[stage]))
  return { cart: fewest('cart'), 'checkout page': fewest('checkout page'), pay: fewest('pay'), after: fewest('after') }
}

/** The id of a Server Action in the production build. */
async function actionId(name: string): Promise<string> {
  const manifest: { node: Record<string, { exportedName: string }> } = JSON.parse(
    await readFile('.next/server/server-reference-manifest.json', 'utf8'),
  )
  const found = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === name)
  if (!found) throw new Error(`The build has no action ${name}`)
  return found[0]
}

await onMachine(measure)
