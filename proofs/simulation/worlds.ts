import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { text } from 'node:stream/consumers'

/** What a world and its PostgreSQL keep busy. */
const PROCESSORS_OF_WORLD = 2

/**
 * The worlds of so many orders: each takes the next seed, so that one that fails is lived through again by itself.
 * @param most how many orders one world has at most
 */
export function worldsOf(seed: number, orders: number, most: number): { seed: number; orders: number }[] {
  return Array.from({ length: Math.ceil(orders / most) }, (_, index) => ({ seed: seed + index, orders: Math.min(most, orders - index * most) }))
}

/** Lives through each world in a process of its own and prints how it ended; of one that failed everything it printed. @returns whether all are as they must be */
export async function runWorlds(worlds: { seed: number; orders: number }[]): Promise<boolean> {
  const [waiting, began] = [[...worlds], Date.now()]
  let [ended, failed] = [0, 0]
  const lane = async () => {
    for (let world = waiting.shift(); world; world = waiting.shift()) {
      const { isGood, printed } = await inProcess(world)
      ended += 1
      if (!isGood) failed += 1
      console.log(`${ended} of ${worlds.length} worlds, ${Math.round((Date.now() - began) / 60_000)} min. ${isGood ? summaryOf(printed) : printed}`)
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.floor(availableParallelism() / PROCESSORS_OF_WORLD)) }, lane))
  const orders = worlds.reduce((sum, world) => sum + world.orders, 0)
  console.log(`\n${orders} orders in ${worlds.length} worlds, ${failed === 0 ? 'all as they must be.' : `${failed} of them broken: see above.`}`)
  return failed === 0
}

async function inProcess({ seed, orders }: { seed: number; orders: number }): Promise<{ isGood: boolean; printed: string }> {
  const program = ['--import', 'tsx', 'proofs/simulation/main.ts', '--seed', String(seed), '--orders', String(orders)]
  const child = spawn(process.execPath, program, { stdio: ['ignore', 'pipe', 'pipe'] })
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [printed, complaints] = await Promise.all([text(child.stdout), text(child.stderr)])
  return (await code) === 0 ? { isGood: true, printed } : { isGood: false, printed: `${printed}\n${complaints}` }
}

const summaryOf = (printed: string) => printed.split('\n').find((line) => line.startsWith('seed ')) ?? ''
