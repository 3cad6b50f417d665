export const FAULT_ACTIONS = [
  'error_500_before',
  'error_500_after',
  'reset_before',
  'reset_after',
  'timeout_after',
  'delay',
  'error_409',
  'error_429',
  'lock_timeout',
] as const
export type FaultAction = (typeof FAULT_ACTIONS)[number]

/** A rule that makes matching calls go wrong: from the `nth` match on (1 is the first), `times` times. */
export interface FaultRule {
  method: string
  path: RegExp
  account: string | null
  nth: number
  times: number
  action: FaultAction
  ms: number
}

interface Rule extends FaultRule {
  seen: number
  done: number
  lifted: AbortController
}

/** What happens to a call; `lifted` when its rule is taken back, which lets a delayed call go on at once. */
export type Fault = FaultRule & { lifted: AbortSignal }

/** The fault rules in force. They live in memory: a restart is always a healthy Stripe. */
export class Faults {
  private rules: Rule[] = []

  add(rule: FaultRule): void {
    this.rules.push({ ...rule, seen: 0, done: 0, lifted: new AbortController() })
  }

  /** Takes back every rule, or those of one account. */
  clear(account?: string): void {
    const isMeant = (rule: Rule) => account === undefined || rule.account === account
    for (const rule of this.rules.filter(isMeant)) rule.lifted.abort()
    this.rules = this.rules.filter((rule) => !isMeant(rule))
  }

  list(): Array<Omit<FaultRule, 'path'> & { path: string; seen: number; done: number }> {
    return this.rules.map(({ lifted: _, ...rule }) => ({ ...rule, path: rule.path.source }))
  }

  /** The fault for this call, if a rule applies; counts the match. `account` is the Stripe-Account header. */
  take(method: string, path: string, account: string | null): Fault | null {
    for (const rule of this.rules) {
      if (rule.method !== '*' && rule.method !== method) continue
      if (!rule.path.test(path) || (rule.account !== null && rule.account !== account)) continue
      rule.seen += 1
      if (rule.seen < rule.nth || rule.done >= rule.times) continue
      rule.done += 1
      return { ...rule, lifted: rule.lifted.signal }
    }
    return null
  }
}
