import type { LoggedCall } from '@/sandbox/contract'

const KEPT = 10_000

/** The latest calls to /v1, in memory. */
export class CallLog {
  private calls: LoggedCall[] = []
  private made = 0

  /** Adds a call; `n` rises by one with each. */
  add(call: Omit<LoggedCall, 'n'>): void {
    this.made += 1
    this.calls.push({ n: this.made, ...call })
    if (this.calls.length > KEPT * 2) this.calls = this.calls.slice(-KEPT)
  }

  /** Calls with a number above `n`, oldest first. */
  after(n: number): LoggedCall[] {
    return this.calls.filter((call) => call.n > n)
  }

  /** How many calls there have been, forgotten ones included. */
  count(): number {
    return this.made
  }

  /** Forgets all calls; numbers go on. */
  clear(): void {
    this.calls = []
  }
}
