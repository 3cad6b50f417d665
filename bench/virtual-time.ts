/** Time that jumps from one event to the next. */
export class VirtualTime {
  now = 0
  private readonly heap: { at: number; order: number; work: (() => void) | null }[] = []
  private count = 0

  after(ms: number, work: () => void): { at: number; order: number; work: (() => void) | null } {
    const entry = { at: this.now + ms, order: this.count++, work }
    this.push(entry)
    return entry
  }

  /** Runs what is due, in order, up to a moment. */
  runUntil(end: number): void {
    for (let next = this.heap[0]; next && next.at <= end; next = this.heap[0]) {
      this.pop()
      this.now = next.at
      next.work?.()
    }
    this.now = end
  }

  private isBefore(a: number, b: number): boolean {
    const [x, y] = [this.heap[a], this.heap[b]]
    return x !== undefined && y !== undefined && (x.at < y.at || (x.at === y.at && x.order < y.order))
  }

  private swap(a: number, b: number): void {
    const [x, y] = [this.heap[a], this.heap[b]]
    if (!x || !y) return
    this.heap[a] = y
    this.heap[b] = x
  }

  private push(entry: (typeof this.heap)[number]): void {
    this.heap.push(entry)
    for (let at = this.heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!this.isBefore(at, parent)) return
      this.swap(at, parent)
      at = parent
    }
  }

  private pop(): void {
    const last = this.heap.pop()
    if (this.heap.length === 0 || !last) return
    this.heap[0] = last
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = at
      if (left < this.heap.length && this.isBefore(left, least)) least = left
      if (right < this.heap.length && this.isBefore(right, least)) least = right
      if (least === at) return
      this.swap(at, least)
      at = least
    }
  }
}

/** So many of a kind (cores, worker slots) that each do one thing at a time; what comes when all are busy waits in line. */
export class Servers {
  /** Milliseconds spent working, of all together. */
  busyMs = 0
  private free: number
  private line: { begin: () => void }[] = []
  private head = 0

  constructor(
    private readonly time: VirtualTime,
    count: number,
  ) {
    this.free = count
  }

  /** Takes one, for as long as `work` needs it: it must call the given function once. */
  take(work: (release: () => void) => void): void {
    const begin = () => work(() => this.release())
    if (this.free > 0) {
      this.free -= 1
      begin()
    } else this.line.push({ begin })
  }

  /** Takes one for so many milliseconds. */
  use(ms: number, done: () => void): void {
    this.take((release) => {
      this.busyMs += ms
      this.time.after(ms, () => {
        release()
        done()
      })
    })
  }

  get waiting(): number {
    return this.line.length - this.head
  }

  private release(): void {
    const next = this.line[this.head]
    if (!next) {
      this.free += 1
      return
    }
    this.head += 1
    if (this.head > 10_000) {
      this.line = this.line.slice(this.head)
      this.head = 0
    }
    next.begin()
  }
}
