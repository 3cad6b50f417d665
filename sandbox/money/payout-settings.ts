import type Stripe from 'stripe'
import { updateAccount } from '@/sandbox/accounts/accounts'
import type { World } from '@/sandbox/core/world'
import type { Scope } from '@/sandbox/events/events'
import { invalidRequest } from '@/sandbox/http/errors'
import { clearable, clearableText, flag, hash, type Infer, integer, list, oneOf, type Spec } from '@/sandbox/http/params'
import { reconsiderPayouts } from './automatic-payouts'

type Payouts = Stripe.Account.Settings.Payouts

const MINIMUM_DELAY = 2
const interval = oneOf('daily', 'manual', 'monthly', 'weekly')
const weekday = oneOf('friday', 'monday', 'thursday', 'tuesday', 'wednesday')
const monthDays = list(integer({ min: 1, max: 31 }))

const delay: Spec<number> = {
  parse: (raw, path) => (raw === 'minimum' ? MINIMUM_DELAY : integer({ min: MINIMUM_DELAY, max: 31 }).parse(raw, path)),
}

/** `settings[payouts]` of an account. */
export const accountPayoutsShape = {
  debit_negative_balances: flag(),
  schedule: hash({
    delay_days: delay,
    interval,
    monthly_anchor: integer({ min: 1, max: 31 }),
    monthly_payout_days: monthDays,
    weekly_anchor: weekday,
    weekly_payout_days: list(weekday),
  }),
  statement_descriptor: clearableText(22),
}

/** `payments[payouts][schedule]` of balance settings. */
export const scheduleShape = { interval, monthly_payout_days: monthDays, weekly_payout_days: list(weekday) }
export const delayOverride = clearable(integer({ min: MINIMUM_DELAY, max: 31 }))

type ScheduleChange = Infer<ReturnType<typeof scheduleParts>>
function scheduleParts() {
  return {
    interval,
    delay_days: delay,
    monthly_anchor: integer(),
    weekly_anchor: weekday,
    monthly_payout_days: monthDays,
    weekly_payout_days: list(weekday),
  }
}

function changedSchedule(before: Payouts['schedule'], change: ScheduleChange): Payouts['schedule'] {
  const chosen = change.interval ?? before.interval
  const base = { delay_days: change.delay_days ?? before.delay_days, interval: chosen }
  const wrong = (param: string, wanted: string) =>
    invalidRequest(`You can only set ${param} when the interval is ${wanted}.`, { param: `settings[payouts][schedule][${param}]` })
  const weekly = change.weekly_payout_days ?? (change.weekly_anchor ? [change.weekly_anchor] : undefined)
  const monthly = change.monthly_payout_days ?? (change.monthly_anchor ? [change.monthly_anchor] : undefined)
  if (weekly && chosen !== 'weekly') throw wrong('weekly_payout_days', 'weekly')
  if (monthly && chosen !== 'monthly') throw wrong('monthly_payout_days', 'monthly')
  if (chosen === 'weekly') {
    const days = weekly ?? before.weekly_payout_days ?? ['monday']
    return { ...base, weekly_anchor: days[0], weekly_payout_days: days }
  }
  if (chosen !== 'monthly') return base
  const days = monthly ?? before.monthly_payout_days ?? [1]
  return { ...base, monthly_anchor: days[0], monthly_payout_days: days }
}

/** What a change of an account's payout settings leaves. Throws 400 for days that do not belong to the interval. */
export function changedPayouts(before: Payouts, change: Infer<typeof accountPayoutsShape>): Payouts {
  return {
    debit_negative_balances: change.debit_negative_balances ?? before.debit_negative_balances,
    schedule: change.schedule ? changedSchedule(before.schedule, change.schedule) : before.schedule,
    statement_descriptor: change.statement_descriptor === undefined ? before.statement_descriptor : change.statement_descriptor,
  }
}

/** The payout settings of an account. */
export function payoutsOf(world: World, account: string): Payouts {
  const payouts = world.store.get('account', account)?.object.settings?.payouts
  return payouts ?? { debit_negative_balances: true, schedule: { delay_days: MINIMUM_DELAY, interval: 'daily' }, statement_descriptor: null }
}

/** Writes payout settings, with `account.updated`, and looks at the balance again on the next day. Inside a transaction. */
export function changePayouts(world: World, scope: Scope, change: Infer<typeof accountPayoutsShape>): void {
  const settings = world.store.get('account', scope.account)?.object.settings
  if (!settings) return
  updateAccount(world, scope, { settings: { ...settings, payouts: changedPayouts(payoutsOf(world, scope.account), change) } })
  reconsiderPayouts(world, scope.account)
}
