import { createHash } from 'node:crypto'

/** How webhook deliveries go wrong: shares from 0 to 1, times in milliseconds of the world. */
export interface DeliveryRules {
  /** Share of deliveries that never leave. They count as not delivered and can be resent. */
  dropped: number
  /** Share of deliveries that are posted twice. */
  doubled: number
  /** Each first attempt waits this long. */
  delayMs: number
  /** Each waits up to this much longer, drawn anew, so that deliveries overtake one another. */
  shuffleMs: number
  /** The same seed makes the same choices for the same deliveries in the same order. */
  seed: number
}

/** What becomes of one delivery; `againMs` is null when it is posted once. */
export interface DeliveryFate {
  isDropped: boolean
  waitMs: number
  againMs: number | null
}

const HEALTHY: DeliveryRules = { dropped: 0, doubled: 0, delayMs: 0, shuffleMs: 0, seed: 1 }

const PROMPT: DeliveryFate = { isDropped: false, waitMs: 0, againMs: null }

/** The switches for webhook deliveries. They live in memory, like faults: a restart is always a healthy Stripe. */
export class DeliverySwitches {
  private rules = HEALTHY
  private count = 0

  /** The rules in force, and how many deliveries they have decided about. */
  state(): DeliveryRules & { decided: number } {
    return { ...this.rules, decided: this.count }
  }

  /** Changes some of the rules. The choices begin anew, so that the next deliveries fare as they did after the last such call. */
  set(change: Partial<DeliveryRules>): void {
    this.rules = { ...this.rules, ...change }
    this.count = 0
  }

  /** Back to one prompt delivery each. */
  reset(): void {
    this.rules = HEALTHY
    this.count = 0
  }

  /** Decides about the next delivery. Each choice has its own number, so that changing one share leaves the other choices as they were. */
  next(): DeliveryFate {
    if (this.rules === HEALTHY) return PROMPT
    const { dropped, doubled, delayMs, shuffleMs, seed } = this.rules
    this.count += 1
    const block = createHash('sha256').update(`deliveries ${seed} ${this.count}`).digest()
    const draw = (place: number) => block.readUInt32BE(place * 4) / 2 ** 32
    const waitMs = delayMs + Math.floor(draw(2) * shuffleMs)
    return {
      isDropped: draw(0) < dropped,
      waitMs,
      againMs: draw(1) < doubled ? waitMs + Math.floor(draw(3) * shuffleMs) : null,
    }
  }
}
