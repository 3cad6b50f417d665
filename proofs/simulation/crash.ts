// Processes that die: whatever runs in one stops for ever at a given call to Stripe or to the database, before it is made or before its answer is heard.
// Nothing unwinds, no `finally` runs: what was begun is left as it is. The product knows nothing of it.
import { AsyncLocalStorage } from 'node:async_hooks'
import { db } from '@/lib/db/client'
import { stripe } from '@/lib/stripe/client'
import { PacedHttpClient } from '@/lib/stripe/pace/paced-http-client'

interface Life {
  /** Steps until it ends: calls to Stripe, statements and transactions. */
  left: number
  when: 'before' | 'after'
  isOver: boolean
  end: () => void
}

const lives = new AsyncLocalStorage<Life>()
const never = () => new Promise<never>(() => {})

/**
 * Does `work` in a process that dies at its step number `steps`.
 * @returns its result, or that it died
 */
export function living<T>(steps: number, when: 'before' | 'after', work: () => Promise<T>): Promise<{ kind: 'ended'; value: T } | { kind: 'died' }> {
  return new Promise((resolve, reject) => {
    const life: Life = { left: steps, when, isOver: false, end: () => undefined }
    life.end = () => {
      life.isOver = true
      resolve({ kind: 'died' })
    }
    lives.run(life, () => work().then((value) => resolve({ kind: 'ended', value }), reject))
  })
}

/** One step of whichever process this is; `undone` is what is left of it when the process dies before it is through. */
async function step<T>(make: () => Promise<T>, undone: () => Promise<unknown> = async () => undefined): Promise<T> {
  const life = lives.getStore()
  if (!life) return make()
  if (life.isOver) return never()
  life.left -= 1
  const isLast = life.left === 0
  if (isLast && life.when === 'before') {
    await undone()
    life.end()
    return never()
  }
  const made = await make().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if (isLast) life.end()
  if (life.isOver) return never()
  if ('error' in made) throw made.error
  return made.value
}

type Call = (...args: unknown[]) => Promise<unknown>
type Work = (tx: unknown) => Promise<unknown>

/** From now on every call to Stripe and to the database of this program is a step. Tries of the SDK follow one another at once. */
export function makeCrashable(): void {
  const { makeRequest } = PacedHttpClient.prototype
  PacedHttpClient.prototype.makeRequest = function crashable(...request) {
    return step(() => makeRequest.apply(this, request))
  }
  Object.assign(stripe(), { getInitialNetworkRetryDelay: () => 0.002, getMaxNetworkRetryDelay: () => 0.01 })
  const prisma = db()
  const shared = globalThis as typeof globalThis & { soukDatabase?: { prisma: typeof prisma } }
  if (shared.soukDatabase)
    shared.soukDatabase.prisma = crashableParts(prisma, (name, call) => (name === '$transaction' ? crashableTransaction(call) : null))
}

/** The same object, each of whose calls is a step; so are those of what it holds. */
function crashableParts<T extends object>(target: T, special: (name: string, call: Call) => Call | null): T {
  return new Proxy(target, {
    get: (object, name) => {
      const value: unknown = Reflect.get(object, name)
      if (typeof name !== 'string' || name === '$disconnect' || name === '$connect') return value
      if (typeof value === 'function') {
        const call = (value as Call).bind(object)
        return special(name, call) ?? ((...args: unknown[]) => step(() => call(...args)))
      }
      return typeof value === 'object' && value !== null && !name.startsWith('_') ? crashableParts(value, () => null) : value
    },
  })
}

/** A process that dies before its commit has done the work, and nothing of it is kept. */
function crashableTransaction(call: Call): Call {
  return (work, options) => {
    const rolledBack = async (tx: unknown) => {
      await (work as Work)(tx)
      throw new Error('died before the commit')
    }
    return step(
      () => call(work, options),
      () => call(rolledBack, options).catch(() => undefined),
    )
  }
}
