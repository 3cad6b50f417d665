/** One call to /v1 as tests see it. `account` is the one acted on; `status` is 0 when the connection was cut before an answer. */
export interface LoggedCall {
  n: number
  method: string
  path: string
  account: string | null
  idempotency_key: string | null
  status: number
  at: number
  request_id: string
}

const KEPT = 10_000

/** The latest calls to /v1, in memory. */
export class CallLog {
  private calls: LoggedCall[] = []
  private count = 0

  /** Adds a call; `n` rises by one with each. */
  add(call: Omit<LoggedCall, 'n'>): void {
    this.count += 1
    this.calls.push({ n: this.count, ...call })
    if (this.calls.length > KEPT * 2) this.calls = this.calls.slice(-KEPT)
  }

  /** Calls with a number above `n`, oldest first. */
  after(n: number): LoggedCall[] {
    return this.calls.filter((call) => call.n > n)
  }

  /** Forgets all calls; numbers go on. */
  clear(): void {
    this.calls = []
  }
}
