import { describe, expect, test } from 'vitest'
import { newPart, newPath, type Path, type PathPart } from './state'
import { walk } from './walk'

const MINUTES = 60_000
const alone = () => newPart()
const held = () => newPart({ captureMethod: 'manual' })
const onADate = newPart({ chargeWhen: 'on_date' })
const heldForADate = newPart({ chargeWhen: 'on_date', captureMethod: 'manual' })
// Its seller has a while to ship it; when that is over it is given up.
const onShipment = newPart({ chargeWhen: 'on_shipment', givesUp: true })

const choosing = (path: Path): Path => ({ ...path, choosesAgain: true })
const together = (sellers: number, ...later: PathPart[]) => newPath('all_or_nothing', [...Array.from({ length: sellers }, held), ...later])
const apart = (sellers: number, ...later: PathPart[]) => newPath('keep_what_worked', [...Array.from({ length: sellers }, alone), ...later])

/** Walks and says what was walked; fails with the story of the first rule that is broken. */
function walkAll(name: string, start: Path, orders: 'every' | 'one') {
  const { broken, ...seen } = walk(start, orders)
  const ends = Object.entries(seen.ends).map(([status, count]) => `${count} ${status}`)
  console.log(`${name}: ${seen.states} states, ${seen.moves} moves, ${seen.rests} rests (${ends.join(', ')}), at most ${seen.rounds} rounds`)
  expect(broken, broken.join('\n\n')).toEqual([])
  // What advanceOrder allows.
  expect(seen.rounds).toBeLessThanOrEqual(10 + 5 * start.parts.length)
  return seen
}

describe('no path charges before all agreed, charges twice, keeps a part of all-or-nothing, or waits for nothing', () => {
  test.each<[string, Path]>([
    ['one seller', apart(1)],
    ['one seller, on a date', apart(0, onADate)],
    ['one seller, held for a date', apart(0, heldForADate)],
    ['one seller, on shipment', apart(0, onShipment)],
    ['two sellers, all or nothing', together(2)],
    ['two sellers, keeping what worked', apart(2)],
    ['two sellers, one on a date, all or nothing', together(1, onADate)],
    ['two sellers, one on shipment, all or nothing', together(1, onShipment)],
    ['three sellers, keeping what worked', apart(3)],
    // Where the choice is made anew it matters no more what was chosen first.
    ['two sellers, chosen again with each card', choosing(together(2))],
    ['two sellers, one on a date, chosen again with each card', choosing(together(1, onADate))],
  ])(
    '%s, results in every order',
    (name, start) => {
      const { ends } = walkAll(name, start, 'every')
      for (const end of ['paid', 'declined', 'canceled']) expect(ends).toHaveProperty(end)
    },
    20 * MINUTES,
  )

  test.each<[string, Path]>([
    ['three sellers, all or nothing', together(3)],
    ['three sellers, chosen again with each card', choosing(together(3))],
    ['four sellers, keeping what worked', apart(4)],
    ['four sellers, all or nothing', together(4)],
  ])(
    '%s',
    (name, start) => {
      const { ends } = walkAll(name, start, 'one')
      for (const end of ['paid', 'declined', 'canceled']) expect(ends).toHaveProperty(end)
      if (start.completion === 'all_or_nothing') expect(ends).toHaveProperty('refunded')
      else expect(ends).toHaveProperty('partly_paid')
    },
    20 * MINUTES,
  )

  test.each<[string, Path]>([
    ['two sellers, all or nothing', together(2)],
    ['two sellers, keeping what worked', apart(2)],
  ])(
    'one order of results stands for all: %s rest the same',
    (_, start) => {
      const [every, one] = [walk(start, 'every'), walk(start, 'one')]
      expect(one).toMatchObject({ rests: every.rests, ends: every.ends, rounds: every.rounds })
    },
    20 * MINUTES,
  )

  test('a choice of all or nothing that left charges as they were would be caught', () => {
    expect(walk(newPath('all_or_nothing', [alone(), alone()])).broken.join()).toContain('charged while it was undecided')
  })

  test('a planner that captures at once would be caught', () => {
    const start = together(2)
    const careless: Path = {
      ...start,
      card: 'ready',
      phase: 'steps',
      parts: start.parts.map((part, index) => ({
        ...part,
        status: 'authorized',
        hasIntent: true,
        truth: 'held',
        running: index === 0 ? 'capture' : '-',
      })),
    }
    expect(walk(careless).broken.join()).toContain('charged while it was undecided')
  })
})
