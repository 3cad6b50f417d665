import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { db } from '@/lib/db/client'
import { Watch } from './point'
import { openStripeDoor } from './stripe-door'
import { goneOf, type OpenVictim, openUseCase, type Purchase } from './victims'

const MOST_MS = 120_000

/**
 * A worker, as `npm run worker` starts it. The request that wrote the order died at its first call to Stripe, its lease has lapsed and the order's safety job
 * is due: the worker does all the rest.
 * @param log gets what it prints
 */
export function openWorker(log: string): OpenVictim {
  return async (env) => {
    let worker: ChildProcess | undefined
    let died = Promise.resolve()
    const buy = async (purchase: Purchase) => {
      await abandon(purchase)
      const orderId = await makeDue(purchase)
      const output = openSync(log, 'a')
      worker = spawn(process.execPath, ['--import', 'tsx', 'jobs/main.ts'], { env, stdio: ['ignore', output, output] })
      closeSync(output)
      died = goneOf(worker)
      return outcomeOf(orderId, worker)
    }
    return {
      buy,
      kill: () => void worker?.kill('SIGKILL'),
      get gone() {
        return died
      },
    }
  }
}

/** Places the order in a process that is killed at its first call to Stripe. */
async function abandon(purchase: Purchase): Promise<void> {
  const watch = new Watch()
  const door = await openStripeDoor(process.env.STRIPE_LOCAL_URL ?? '', watch)
  const request = await openUseCase({ ...process.env, STRIPE_LOCAL_URL: door.url })
  watch.begin({ kind: 'call', number: 1, when: 'before' }, request.kill)
  const told = await request.buy(purchase)
  door.close()
  if (told !== 'killed') throw new Error(`The order was not left alone: ${told}`)
}

/** As if a minute and a half had passed: the lease has lapsed and the job is due. What earlier orders left to do is not this one's. @returns the order's id */
async function makeDue({ wish: { checkoutId } }: Purchase): Promise<string> {
  const { id } = await db().order.update({ where: { checkoutId }, data: { leaseUntil: new Date(0) } })
  await db().$executeRaw`delete from pgboss.job where state in ('created', 'retry') and coalesce(data->>'orderId', '') <> ${id}`
  await db().$executeRaw`update pgboss.job set start_after = now() where name = 'advance-order' and data->>'orderId' = ${id}`
  return id
}

/** Waits until the worker has done the job or is dead. @returns the order's status then, or "killed" */
async function outcomeOf(orderId: string, worker: ChildProcess): Promise<string> {
  for (const deadline = Date.now() + MOST_MS; Date.now() < deadline; await pause(100)) {
    if (worker.signalCode) return 'killed'
    const [job] = await db().$queryRaw<{ state: string }[]>`
      select state::text from pgboss.job where name = 'advance-order' and data->>'orderId' = ${orderId}`
    if (job?.state === 'completed') return (await db().order.findUniqueOrThrow({ where: { id: orderId } })).status
  }
  return 'not done'
}
