import type { Row } from './purchase'

/** A purchase at most so much slower than its calls to Stripe take one after the other. */
const MOST_RATIO = 1.25

/** Whether no purchase needed more calls than its bound, and none took longer than it may. */
export function isWithinBounds(rows: Row[], delayMs: number): boolean {
  return rows.every((row) => Math.max(...row.calls) <= row.bound.calls && ratioOf(row, delayMs) <= MOST_RATIO)
}

/** The table of a run: the worst number of calls, else medians. */
export function report(rows: Row[], { delayMs, rounds }: { delayMs: number; rounds: number }): string {
  const lines = rows.map((row) => {
    const { name, sellers, calls, chain, wallMs, cpuMs, roundTrips, bound } = row
    const [worst, longest, ratio] = [Math.max(...calls), Math.max(...chain), ratioOf(row, delayMs)]
    return [
      `${name}, ${sellers} ${sellers === 1 ? 'seller' : 'sellers'}`.padEnd(32),
      `${worst} of ${bound.calls}`.padStart(10),
      `${longest} of ${bound.chain}`.padStart(8),
      `${median(wallMs).toFixed(0)} ms`.padStart(10),
      `${bound.chain * delayMs} ms`.padStart(10),
      ratio.toFixed(2).padStart(7),
      `${median(cpuMs).toFixed(0)} ms`.padStart(9),
      `${median(roundTrips)}`.padStart(12),
      worst > bound.calls ? '  over the bound' : ratio > MOST_RATIO ? '  too slow' : '',
    ].join('')
  })
  const heads = ['calls'.padStart(10), 'chain'.padStart(8), 'wall'.padStart(10), 'waiting'.padStart(10), 'ratio'.padStart(7)]
  const head = `${''.padEnd(32)}${heads.join('')}${'own CPU'.padStart(9)}${'round trips'.padStart(12)}`
  const notes = [
    `${rounds} purchases each, ${delayMs} ms added to each call to Stripe. Calls and chain: the most seen, of the bound. Waiting: the bound's chain × ${delayMs} ms;`,
    `a purchase may take ${MOST_RATIO} times that. Wall, CPU and round trips (of this process to PostgreSQL): medians.`,
  ]
  return `\n${head}\n${lines.join('\n')}\n\n${notes.join('\n')}\n`
}

function ratioOf({ wallMs, bound }: Row, delayMs: number): number {
  return median(wallMs) / (bound.chain * delayMs)
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
