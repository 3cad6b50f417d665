import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { keysOf } from '@/sandbox/core/typed'

/** What becomes of an operation: the status afterwards, and the error if it is refused: its code, or a part of its message. */
export type Outcome<S extends string> = S | { stays: S; refused: string }

/** A machine as a table: how to bring a fresh object into each state, what can be asked of it, and what must come of every pair. */
export interface Machine<S extends string, O extends string> {
  name: string
  reach: { [state in S]?: () => Promise<string> }
  operations: Record<O, (id: string) => Promise<unknown>>
  status: (id: string) => Promise<string | null>
  table: { [state in S]?: Record<O, Outcome<S>> }
}

async function errorOf(work: Promise<unknown>): Promise<Stripe.errors.StripeError | null> {
  try {
    await work
    return null
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
}

/** Declares one test for each state and operation; a refusal must be a 400 (402 for a declined card) that leaves the status as the table says. */
export function testMachine<S extends string, O extends string>(machine: Machine<S, O>): void {
  for (const state of keysOf(machine.reach)) {
    const reach = machine.reach[state]
    const row = machine.table[state]
    if (!reach || !row) throw new Error(`no row for ${state}`)
    for (const operation of keysOf(machine.operations)) {
      const wanted = row[operation]
      const ending = typeof wanted === 'string' ? `becomes ${wanted}` : `is refused: ${wanted.refused}`
      test(`${machine.name} ${state}, ${operation}: ${ending}`, async () => {
        const id = await reach()
        expect(await machine.status(id)).toBe(state)
        const error = await errorOf(machine.operations[operation](id))
        if (typeof wanted === 'string') expect(error).toBeNull()
        else {
          expect([400, 402]).toContain(error?.statusCode)
          expect(`${error?.code} ${error?.message}`).toContain(wanted.refused)
        }
        expect(await machine.status(id)).toBe(typeof wanted === 'string' ? wanted : wanted.stays)
      })
    }
  }
}
