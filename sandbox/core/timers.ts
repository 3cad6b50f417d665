import type { Clock } from './clock'
import { shortId } from './ids'
import type { Store } from './store'
import { at } from './typed'

/** What happens when a timer of one kind is due. It runs in the transaction that removes the timer. */
export type TimerHandler = (payload: Record<string, string>) => void

const MAX_WAIT_MS = 60_000

/** A timer in the heap; `order` decides between those that are due at the same moment. */
interface Waiting {
  dueMs: number
  order: number
  id: string
}

function isBefore(one: Waiting, other: Waiting): boolean {
  return one.dueMs < other.dueMs || (one.dueMs === other.dueMs && one.order < other.order)
}

/** Work for later that survives a restart: timers are rows; those overdue at start are done then. */
export class Timers {
  private readonly store: Store
  private readonly clock: Clock
  private readonly handlers = new Map<string, TimerHandler>()
  private heap: Waiting[] = []
  private wake: NodeJS.Timeout | null = null
  private running = false

  constructor(store: Store, clock: Clock) {
    this.store = store
    this.clock = clock
  }

  /** Declares what a kind of timer does. Before `start`. */
  handle(kind: string, handler: TimerHandler): void {
    this.handlers.set(kind, handler)
  }

  /** The same under a name: nothing happens while a timer of that name waits. */
  scheduleOnce(name: string, kind: string, dueMs: number, payload: Record<string, string>): void {
    if (!this.store.get('timer', name)) this.schedule(kind, dueMs, payload, name)
  }

  /** Adds a timer inside the present transaction. `dueMs` in the world's milliseconds. */
  schedule(kind: string, dueMs: number, payload: Record<string, string>, id = shortId('timer', 16)): void {
    const { seq } = this.store.insert('timer', '', id, { id, dueMs, kind, payload }, {})
    this.push({ dueMs, order: seq, id })
    this.store.onCommit(() => this.arm())
  }

  /** Begins to run timers, the overdue ones at once. */
  start(): void {
    this.heap = []
    for (const row of this.store.all('timer')) this.push({ dueMs: row.object.dueMs, order: row.seq, id: row.id })
    this.running = true
    this.arm()
  }

  /** Runs nothing any more; the rows stay for the next start. */
  stop(): void {
    this.running = false
    if (this.wake) clearTimeout(this.wake)
    this.wake = null
  }

  /** When the next work is due, or null when there is none. */
  nextDueMs(): number | null {
    return this.heap[0]?.dueMs ?? null
  }

  /** Waits anew for the next timer, after the clock was moved. */
  wakeUp(): void {
    this.arm()
  }

  /** Runs every timer that is due now, and gives how many that were. */
  runDue(): number {
    let count = 0
    for (let next = this.heap[0]; next && next.dueMs <= this.clock.nowMs() && this.running; next = this.heap[0]) {
      this.pop()
      count += 1
      const row = this.store.get('timer', next.id)
      if (!row) continue // its transaction was rolled back
      const handler = this.handlers.get(row.object.kind)
      if (!handler) throw new Error(`no handler for timer ${row.object.kind}`)
      this.run(row.id, () => handler(row.object.payload))
    }
    this.arm()
    return count
  }

  /** One broken piece of work must not stop the others; its row stays, so the next start tries it again. */
  private run(id: string, work: () => void): void {
    try {
      this.store.transaction(() => {
        this.store.remove('timer', id)
        work()
      })
    } catch (error) {
      console.error(`timer ${id}:`, error)
    }
  }

  private arm(): void {
    if (this.wake) clearTimeout(this.wake)
    this.wake = null
    const next = this.heap[0]
    if (!this.running || !next) return
    const wait = Math.max(0, Math.min(MAX_WAIT_MS, next.dueMs - this.clock.nowMs()))
    this.wake = setTimeout(() => this.runDue(), wait)
    this.wake.unref()
  }

  private push(item: Waiting): void {
    const heap = this.heap
    let place = heap.push(item) - 1
    while (place > 0) {
      const up = (place - 1) >> 1
      const parent = at(heap, up)
      if (!isBefore(item, parent)) break
      heap[place] = parent
      place = up
    }
    heap[place] = item
  }

  private pop(): void {
    const heap = this.heap
    const last = heap.pop()
    if (!last || heap.length === 0) return
    let place = 0
    for (;;) {
      let down = place * 2 + 1
      if (down >= heap.length) break
      if (down + 1 < heap.length && isBefore(at(heap, down + 1), at(heap, down))) down += 1
      const child = at(heap, down)
      if (!isBefore(child, last)) break
      heap[place] = child
      place = down
    }
    heap[place] = last
  }
}
