/** A place at which a process is killed: at its call number `number` to Stripe, or its commit number `number`; before it is done, or after and before the answer is heard. */
export interface Point {
  kind: 'call' | 'commit'
  number: number
  when: 'before' | 'after'
}

/** What passes by on the way to Stripe and PostgreSQL, and the point at which somebody is to be killed. */
export class Watch {
  /** What each call and each commit was, in the order in which they came. */
  seen: Record<Point['kind'], string[]> = { call: [], commit: [] }
  private point: Point | null = null
  private kill: () => void = () => undefined

  /** Begins to count anew; at the point, if there is one, `kill` is called once. */
  begin(point: Point | null, kill: () => void): void {
    this.seen = { call: [], commit: [] }
    this.point = point
    this.kill = kill
  }

  /** Something begins to pass. @returns its number */
  passes(kind: Point['kind'], what: string): number {
    return this.seen[kind].push(what)
  }

  /** Whether this was the point: then the process is dead, and nothing goes any further. */
  strikes(kind: Point['kind'], number: number, when: Point['when']): boolean {
    if (this.point?.kind !== kind || this.point.number !== number || this.point.when !== when) return false
    this.kill()
    return true
  }
}
