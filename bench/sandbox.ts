// npm run bench:sandbox: how fast the local Stripe is in one process: create-and-confirm, memory by number of objects, and start with a full world.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const KEY = 'sk_test_51SoukLocalPlatformSecretKey00000000'
const TICKS_PER_SECOND = 100
const MB = 1 << 20
const FORM = 'amount=2000&currency=usd&confirm=true&payment_method=pm_card_visa&allowed_payment_method_types[]=card'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4390' },
    seconds: { type: 'string', default: '10' },
    objects: { type: 'string', default: '200000' },
    connections: { type: 'string', default: '16' },
    starts: { type: 'string', default: '9' },
  },
})
const port = Number(values.port)
const agent = new Agent({ keepAlive: true, maxSockets: Number(values.connections) })

interface Running {
  child: ChildProcess
  /** From the command to the first answer, and the part of it that is opening the world. */
  startedMs: number
  worldMs: number
}

/** The two doors of the program: bundled and run by Node alone, or translated by tsx on the way. */
const DOORS = { bundled: ['sandbox/run.mjs'], tsx: ['--import', 'tsx', 'sandbox/main.ts'] }

async function start(data: string, door: keyof typeof DOORS = 'bundled'): Promise<Running> {
  const began = performance.now()
  const args = [...DOORS[door], '--port', String(port), '--data', data]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const said = await new Promise<string>((resolve, reject) => {
    let text = ''
    child.once('exit', () => reject(new Error('the sandbox ended')))
    child.stdout?.on('data', (chunk) => {
      text += chunk
      if (text.includes('client id')) resolve(text)
    })
  })
  return { child, startedMs: performance.now() - began, worldMs: Number(/ready after (\d+) ms/.exec(said)?.[1]) }
}

async function stop({ child }: Running): Promise<void> {
  if (child.exitCode !== null) return
  child.removeAllListeners('exit')
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

function post(path: string, body: string, key?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string | number> = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/x-www-form-urlencoded' }
    headers['Content-Length'] = Buffer.byteLength(body)
    if (key) headers['Idempotency-Key'] = key
    const call = request({ host: '127.0.0.1', port, path, method: 'POST', headers, agent }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
    })
    call.once('error', reject)
    call.end(body)
  })
}

/** Processor time of the sandbox so far, in seconds, and its memory in bytes. Linux only; zero elsewhere. */
function usage({ child }: Running): { cpu: number; rss: number } {
  try {
    const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const rss = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
    return { cpu: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND, rss }
  } catch {
    return { cpu: 0, rss: 0 }
  }
}

/** Keeps all connections busy until `isDone`; gives how long each call took, in milliseconds. */
async function drive(name: string, isDone: (count: number) => boolean, call: (n: number) => Promise<number>): Promise<number[]> {
  const took: number[] = []
  let count = 0
  const one = async () => {
    while (!isDone(count)) {
      count += 1
      const began = performance.now()
      const status = await call(count)
      if (status !== 200) throw new Error(`${name}: the sandbox answered ${status}`)
      took.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: Number(values.connections) }, one))
  return took
}

const percentile = (sorted: number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

async function throughput(sandbox: Running): Promise<void> {
  const pay = (n: number) => post('/v1/payment_intents', FORM, `bench-${n}-${process.pid}`)
  await drive(
    'warm-up',
    (count) => count >= 2000,
    (n) => pay(-n),
  )
  const before = usage(sandbox)
  const began = performance.now()
  const until = began + Number(values.seconds) * 1000
  const took = (await drive('create and confirm', () => performance.now() > until, pay)).sort((a, b) => a - b)
  const seconds = (performance.now() - began) / 1000
  const cpu = usage(sandbox).cpu - before.cpu
  console.log(
    `create and confirm   ${took.length} in ${seconds.toFixed(1)} s: ${Math.round(took.length / seconds)} a second, with an idempotency key each, on disk`,
  )
  console.log(
    `                     p50 ${percentile(took, 0.5).toFixed(1)} ms, p99 ${percentile(took, 0.99).toFixed(1)} ms at ${values.connections} connections`,
  )
  if (cpu > 0)
    console.log(
      `                     ${Math.round(took.length / cpu)} for each second of processor time (${((1000 * cpu) / took.length).toFixed(2)} ms each)`,
    )
}

async function memory(sandbox: Running, data: string): Promise<void> {
  const wanted = Number(values.objects)
  const size = () => statSync(join(data, 'world.jsonl')).size
  let last = { made: 0, rss: usage(sandbox).rss, size: size() }
  for (const share of [0.25, 0.5, 0.75, 1]) {
    const until = wanted * share
    await drive(
      'customers',
      (count) => last.made + count >= until,
      (n) => post('/v1/customers', `email=buyer${last.made + n}@example.com`),
    )
    const now = { made: until, rss: usage(sandbox).rss, size: size() }
    const each = (now.rss - last.rss) / (now.made - last.made)
    console.log(
      `memory               ${now.made} customers: ${Math.round(now.rss / MB)} MB, ${Math.round(each)} bytes for each new one and its event`,
    )
    last = now
  }
}

const median = (values: number[]) =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  )

/** How long a program of Node's takes from its command to its end. */
async function ran(args: string[]): Promise<number> {
  const began = performance.now()
  await new Promise((resolve) => spawn(process.execPath, args, { stdio: 'ignore' }).once('exit', resolve))
  return performance.now() - began
}

/** Starts with an empty world by both doors, in turn with Node and tsx doing nothing, so that a busy machine is busy for all alike. */
async function starts(): Promise<void> {
  const took: Record<'node' | 'bundled' | 'nothing by tsx' | 'tsx', number[]> = { node: [], bundled: [], 'nothing by tsx': [], tsx: [] }
  await inNewWorld('bundled') // the bundle is made once for the sources as they are
  for (let time = 0; time < Number(values.starts); time++) {
    took.node.push(await ran(['-e', '0']))
    took['nothing by tsx'].push(await ran(['--import', 'tsx', '-e', '0']))
    took.bundled.push(await inNewWorld('bundled'))
    took.tsx.push(await inNewWorld('tsx'))
  }
  const bare = median(took.node)
  const says = (what: keyof typeof took) => `${Math.round(median(took[what]))} ms (${(median(took[what]) / bare).toFixed(1)} × node)`
  console.log(`start, empty         from the command to ready, median of ${values.starts}: node -e 0 takes ${Math.round(bare)} ms here`)
  console.log(`                     node sandbox/run.mjs: ${says('bundled')}; with tsx: ${says('tsx')}, of which tsx alone ${says('nothing by tsx')}`)
}

async function inNewWorld(door: keyof typeof DOORS): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'souk-bench-'))
  const sandbox = await start(data, door)
  await stop(sandbox)
  rmSync(data, { recursive: true })
  return sandbox.startedMs
}

function started({ startedMs, worldMs }: Running): string {
  return `${worldMs} ms to open the world, ${Math.round(startedMs)} ms with loading Node and the program`
}

async function main(): Promise<void> {
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.version}`)
  await starts()
  const data = mkdtempSync(join(tmpdir(), 'souk-bench-'))
  let sandbox = await start(data)
  try {
    await throughput(sandbox)
    await stop(sandbox)
    rmSync(data, { recursive: true })
    sandbox = await start(data)
    await memory(sandbox, data)
    await stop(sandbox)
    sandbox = await start(data)
    const size = Math.round(statSync(join(data, 'world.jsonl')).size / MB)
    console.log(`start, full          ${started(sandbox)}; ${values.objects} customers, as many events, ${size} MB`)
  } finally {
    await stop(sandbox)
    rmSync(data, { recursive: true, force: true })
  }
}

await main()
agent.destroy()
