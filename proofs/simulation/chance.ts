import { createHash } from 'node:crypto'

/** Choices that follow from a seed and a name alone: the same every time, whatever else happens meanwhile. */
export class Chance {
  private count = 0

  constructor(private readonly name: string) {}

  /** A number from 0 up to 1. */
  next(): number {
    this.count += 1
    return createHash('sha256').update(`${this.name} ${this.count}`).digest().readUInt32BE(0) / 2 ** 32
  }

  /** Whether something of this share happens. */
  is(share: number): boolean {
    return this.next() < share
  }

  /** A whole number from `low` to `high`, both included. */
  within(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1))
  }

  /** One of a list. */
  of<T>(list: readonly T[]): T {
    const one = list[Math.floor(this.next() * list.length)]
    if (one === undefined) throw new Error('There is nothing to choose from')
    return one
  }
}
