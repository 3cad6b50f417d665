import type Stripe from 'stripe'
import { at } from '@/sandbox/core/typed'
import type { World } from '@/sandbox/core/world'

const DAY = 86_400
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

type Schedule = Stripe.Account.Settings.Payouts.Schedule

/** The start of the day (UTC) a moment lies in; seconds. */
export function startOfDay(seconds: number): number {
  return Math.floor(seconds / DAY) * DAY
}

function isWeekend(day: number): boolean {
  const weekday = new Date(day * 1000).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** The first day banks work after a day; weekends are known, holidays are not. Seconds. */
export function nextBankingDay(day: number): number {
  let next = startOfDay(day) + DAY
  while (isWeekend(next)) next += DAY
  return next
}

function isLastOfMonth(day: number): boolean {
  return new Date((day + DAY) * 1000).getUTCDate() === 1
}

function fits(schedule: Schedule, day: number): boolean {
  if (schedule.interval === 'daily') return true
  const date = new Date(day * 1000)
  if (schedule.interval === 'weekly') {
    const days: string[] = schedule.weekly_payout_days ?? [schedule.weekly_anchor ?? 'monday']
    return days.includes(at(WEEKDAYS, date.getUTCDay()))
  }
  const days = schedule.monthly_payout_days ?? [schedule.monthly_anchor ?? 1]
  return days.some((wanted) => wanted === date.getUTCDate() || (wanted > date.getUTCDate() && isLastOfMonth(day)))
}

/** The first payout day from `seconds` on (its own day counts when it begins then), or null for manual payouts. */
export function nextPayoutDay(schedule: Schedule, seconds: number): number | null {
  if (schedule.interval === 'manual') return null
  let day = startOfDay(seconds)
  if (day < seconds) day += DAY
  for (let tries = 0; tries < 62; tries++, day += DAY) if (fits(schedule, day)) return day
  return null
}

/** The schedule of an account; Stripe's default is daily after two days. */
export function scheduleOf(world: World, account: string): Schedule {
  return world.store.get('account', account)?.object.settings?.payouts?.schedule ?? { delay_days: 2, interval: 'daily' }
}

/** When money that comes in now can be used: whole days later, as many as the account's schedule says. Seconds. */
export function availableOn(world: World, account: string): number {
  return startOfDay(world.clock.now()) + scheduleOf(world, account).delay_days * DAY
}

/** The first day's beginning after a moment, and after now. */
function nextMidnight(world: World, seconds: number): number {
  const day = Math.ceil(seconds / DAY) * DAY
  return day <= world.clock.now() ? startOfDay(world.clock.now()) + DAY : day
}

/** Looks at the first day's beginning after `seconds` whether the account owes money that its bank can be debited for. Inside a transaction. */
export function scheduleDebit(world: World, account: string, seconds: number): void {
  const day = nextMidnight(world, seconds)
  world.timers.scheduleOnce(`debit ${account} ${day}`, 'debit_negative_balance', day * 1000, { account })
}

/** Looks at an account's balance at the first day's beginning after `seconds` (once, however much becomes available then). Inside a transaction. */
export function scheduleFunds(world: World, account: string, seconds: number): void {
  const day = nextMidnight(world, seconds)
  world.timers.scheduleOnce(`funds ${account} ${day}`, 'funds_available', day * 1000, { account })
}
