/** The world's time. Everything that needs "now" asks here, so that time can be moved for the whole world at once. */
export interface Clock {
  /** Milliseconds since 1970, in the world's time. */
  nowMs(): number
  /** Whole seconds since 1970, the unit of every timestamp in Stripe's API. */
  now(): number
}

/** The machine's own time. */
export function systemClock(): Clock {
  return { nowMs: () => Date.now(), now: () => Math.floor(Date.now() / 1000) }
}
