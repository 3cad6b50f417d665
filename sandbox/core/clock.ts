/** The world's time. Everything that needs "now" asks here, so that time can be moved for the whole world at once. */
export interface Clock {
  /** Milliseconds since 1970, in the world's time. */
  nowMs(): number
  /** Whole seconds since 1970, the unit of every timestamp in Stripe's API. */
  now(): number
}

/** The machine's time, moved forward. While it is being moved it stands still, so that work sees the moment for which it was due. */
export class WorldClock implements Clock {
  private offsetMs: number
  private standingMs: number | null = null

  /** `offsetMs`: how far the world is ahead of the machine. */
  constructor(offsetMs = 0) {
    this.offsetMs = offsetMs
  }

  nowMs(): number {
    return this.standingMs ?? Date.now() + this.offsetMs
  }

  now(): number {
    return Math.floor(this.nowMs() / 1000)
  }

  /** How far the world is ahead of the machine; milliseconds. */
  aheadMs(): number {
    return this.offsetMs
  }

  /** Whether time is being moved at the moment. */
  isStanding(): boolean {
    return this.standingMs !== null
  }

  /** Sets the time and stops it there. Time never goes back. */
  standAt(ms: number): void {
    this.standingMs = Math.max(ms, this.nowMs())
    this.offsetMs = this.standingMs - Date.now()
  }

  /** Lets time go on from where it stands. */
  goOn(): void {
    if (this.standingMs === null) return
    this.offsetMs = this.standingMs - Date.now()
    this.standingMs = null
  }
}
