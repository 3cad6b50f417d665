import type { Row } from './purchase'

/** Whether no purchase needed more calls than its bound. */
export function isWithinBounds(rows: Row[]): boolean {
  return rows.every(({ calls, bound }) => Math.max(...calls) <= bound.calls)
}

/** The table of a run: the worst number of calls, else medians. */
export function report(rows: Row[], { delayMs, rounds }: { delayMs: number; rounds: number }): string {
  const lines = rows.map(({ name, calls, chain, wallMs, cpuMs, bound }) => {
    const [worst, longest, wall] = [Math.max(...calls), Math.max(...chain), median(wallMs)]
    const waiting = longest * delayMs
    return [
      name.padEnd(26),
      `${worst} of ${bound.calls}`.padStart(8),
      `${longest} of ${bound.chain}`.padStart(8),
      `${wall.toFixed(0)} ms`.padStart(10),
      `${waiting} ms`.padStart(10),
      `${(wall / waiting).toFixed(2)}`.padStart(7),
      `${median(cpuMs).toFixed(1)} ms`.padStart(10),
      worst > bound.calls ? '  over the bound' : '',
    ].join('')
  })
  const head = `${''.padEnd(26)}${['calls', 'chain'].map((text) => text.padStart(8)).join('')}${['wall', 'waiting'].map((text) => text.padStart(10)).join('')}${'ratio'.padStart(7)}${'own CPU'.padStart(10)}`
  const notes = `${rounds} purchases each, ${delayMs} ms added to each call to Stripe. Calls and chain: the most seen, of the bound. Waiting: chain × ${delayMs} ms. Wall and CPU: medians.`
  return `\n${head}\n${lines.join('\n')}\n\n${notes}\n`
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
