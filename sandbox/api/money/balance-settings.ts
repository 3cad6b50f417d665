import type Stripe from 'stripe'
import { type Call, endpoint } from '@/sandbox/api/endpoint'
import type { World } from '@/sandbox/core/world'
import { emitObject } from '@/sandbox/events/events'
import { invalidRequest } from '@/sandbox/http/errors'
import type { Raw } from '@/sandbox/http/form'
import { clearableText, flag, hash, type Infer, integer, type Spec, unsupported } from '@/sandbox/http/params'
import { isCurrency } from '@/sandbox/money/currency-rules'
import { changePayouts, delayOverride, payoutsOf, scheduleShape } from '@/sandbox/money/payout-settings'

type Minimums = Record<string, number | null>

/** Amounts by currency; an empty value removes one, an empty whole all of them (null). */
const minimums: Spec<Minimums | null> = {
  parse: (raw, path) => {
    if (raw === '') return null
    if (typeof raw !== 'object' || Array.isArray(raw)) throw invalidRequest('Invalid object', { param: path })
    const read = ([currency, value]: [string, Raw]): [string, number | null] => {
      const name = `${path}[${currency}]`
      if (!isCurrency(currency)) throw invalidRequest(`Invalid currency: ${currency}`, { param: name })
      return [currency, value === '' ? null : integer({ min: 0 }).parse(value, name)]
    }
    return Object.fromEntries(Object.entries(raw).map(read))
  },
}

const updateShape = {
  payments: hash({
    debit_negative_balances: flag(),
    payouts: hash({
      automatic_transfer_rules_by_currency: unsupported(),
      minimum_balance_by_currency: minimums,
      schedule: hash(scheduleShape),
      statement_descriptor: clearableText(22),
    }),
    settlement_timing: hash({ delay_days_override: delayOverride, start_of_day: unsupported() }),
  }),
}

function view(world: World, account: string): Stripe.BalanceSettings {
  const { debit_negative_balances: debits, schedule, statement_descriptor: descriptor } = payoutsOf(world, account)
  const own = world.store.get('payout_settings', account)?.object
  const hasMinimum = own && Object.keys(own.minimums).length > 0
  return {
    object: 'balance_settings',
    payments: {
      debit_negative_balances: debits,
      payouts: {
        automatic_transfer_rules_by_currency: null,
        minimum_balance_by_currency: hasMinimum ? own.minimums : null,
        schedule: {
          interval: schedule.interval,
          ...(schedule.monthly_payout_days && { monthly_payout_days: schedule.monthly_payout_days }),
          ...(schedule.weekly_payout_days && { weekly_payout_days: schedule.weekly_payout_days }),
        },
        statement_descriptor: descriptor,
        status: world.store.get('account', account)?.object.payouts_enabled ? 'enabled' : 'disabled',
      },
      settlement_timing: {
        delay_days: schedule.delay_days,
        ...(own?.delayOverride ? { delay_days_override: own.delayOverride } : {}),
        start_of_day: null,
      },
    },
  }
}

function mergeMinimums(before: Record<string, number>, change: Minimums | null | undefined): Record<string, number> {
  if (change === null) return {}
  const merged = Object.entries({ ...before, ...change }).filter((entry): entry is [string, number] => entry[1] !== null && entry[1] > 0)
  return Object.fromEntries(merged)
}

function keepOwn(call: Call, payments: NonNullable<Infer<typeof updateShape>['payments']>): void {
  const { store } = call.world
  const before = store.get('payout_settings', call.account)?.object ?? { minimums: {}, delayOverride: null }
  const override = payments.settlement_timing?.delay_days_override
  const next = {
    minimums: mergeMinimums(before.minimums, payments.payouts?.minimum_balance_by_currency),
    delayOverride: override === undefined ? before.delayOverride : override,
  }
  if (store.get('payout_settings', call.account)) store.update('payout_settings', call.account, next)
  else store.insert('payout_settings', call.account, call.account, next, {})
}

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const { payments } = params
  const before = view(call.world, call.account)
  if (!payments) return before
  keepOwn(call, payments)
  const override = payments.settlement_timing?.delay_days_override
  changePayouts(call.world, call, {
    debit_negative_balances: payments.debit_negative_balances,
    schedule: { ...payments.payouts?.schedule, ...(override !== undefined && { delay_days: override ?? 2 }) },
    statement_descriptor: payments.payouts?.statement_descriptor,
  })
  const after = view(call.world, call.account)
  emitObject(call.world, call, 'balance_settings.updated', after, { payments: before.payments })
  return after
}

export const balanceSettingEndpoints = [
  endpoint('GET', '/v1/balance_settings', {}, (call) => view(call.world, call.account)),
  endpoint('POST', '/v1/balance_settings', updateShape, update),
]
