import type { Measured, Row } from './purchase'

/** A purchase from most sellers takes at most so many times as long as the same calls for one seller, one after the other. */
const MOST_RATIO = 1.25

/** Whether no purchase needed more calls than its bound, and none from most sellers took longer than it may. */
export function isWithinBounds(measured: Measured): boolean {
  return measured.rows.every((row) => verdictOf(row, measured) === '')
}

/** The table of a run: the worst number of calls, else medians. */
export function report(measured: Measured, { delayMs, rounds }: { delayMs: number; rounds: number }): string {
  const lines = measured.rows.map((row) => {
    const { name, sellers, calls, chain, wallMs, cpuMs, roundTrips, bound } = row
    return [
      `${name}, ${sellers} ${sellers === 1 ? 'seller' : 'sellers'}`.padEnd(32),
      `${Math.max(...calls)} of ${bound.calls}`.padStart(10),
      `${Math.max(...chain)} of ${bound.chain}`.padStart(8),
      `${median(wallMs).toFixed(0)} ms`.padStart(10),
      `${chainMs(row, measured).toFixed(0)} ms`.padStart(10),
      ratioOf(row, measured).toFixed(2).padStart(7),
      `${median(cpuMs).toFixed(0)} ms`.padStart(9),
      `${median(roundTrips)}`.padStart(12),
      verdictOf(row, measured),
    ].join('')
  })
  const heads = ['calls'.padStart(10), 'chain'.padStart(8), 'wall'.padStart(10), 'of one'.padStart(10), 'ratio'.padStart(7)]
  const head = `${''.padEnd(32)}${heads.join('')}${'own CPU'.padStart(9)}${'round trips'.padStart(12)}`
  const notes = [
    `${rounds} purchases each, ${delayMs} ms added to each call to Stripe. Calls and chain: the most seen, of the bound. Wall, CPU and round trips (of this process to`,
    `PostgreSQL): medians. Of one: the chain's calls for one seller, one after the other with nothing of ours around them, as measured in this run (${median(measured.callMs).toFixed(0)} ms`,
    `a call). A purchase from ${mostSellers(measured)} sellers may take ${MOST_RATIO} times that.`,
  ]
  return `\n${head}\n${lines.join('\n')}\n\n${notes.join('\n')}\n`
}

function verdictOf(row: Row, measured: Measured): string {
  if (Math.max(...row.calls) > row.bound.calls) return '  over the bound'
  return row.sellers === mostSellers(measured) && ratioOf(row, measured) > MOST_RATIO ? '  too slow' : ''
}

const mostSellers = ({ rows }: Measured) => Math.max(...rows.map(({ sellers }) => sellers))

function chainMs({ bound }: Row, { callMs }: Measured): number {
  return bound.chain * median(callMs)
}

function ratioOf(row: Row, measured: Measured): number {
  return median(row.wallMs) / chainMs(row, measured)
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
