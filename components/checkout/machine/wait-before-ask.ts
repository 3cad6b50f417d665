/** How long to wait before asking again, in milliseconds: one second, growing by half each time, at most twenty. */
export function waitBeforeAsk(asks: number): number {
  return Math.min(20_000, Math.round(1000 * 1.5 ** asks))
}
