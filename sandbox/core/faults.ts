import type { FaultAction, FaultState } from '@/sandbox/contract'
import { REFUSAL_ACTIONS } from './refusals'

export const FAULT_ACTIONS = [
  'error_500_before',
  'error_500_after',
  'error_500_saved',
  'reset_before',
  'reset_after',
  'timeout_after',
  'delay',
  'error_409',
  'error_429',
  'lock_timeout',
  'capture_declined',
  'capture_declined_hold_lost',
  ...REFUSAL_ACTIONS,
] as const satisfies FaultAction[]

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

  /** Takes back every rule, or those of the accounts named. */
  clear(accounts: string[] = []): void {
    const isMeant = (rule: Rule) => accounts.length === 0 || (rule.account !== null && accounts.includes(rule.account))
    for (const rule of this.rules.filter(isMeant)) rule.lifted.abort()
    this.rules = this.rules.filter((rule) => !isMeant(rule))
  }

  list(): FaultState[] {
    return this.rules.map(({ lifted: _, ...rule }) => ({ ...rule, path: rule.path.source.replaceAll('\\/', '/') }))
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
