import { isHash } from '@/sandbox/core/typed'
import { startWorld } from '@/sandbox/start'
import { KnownObjects } from './known-objects'
import { inTodaysWords } from './older-versions'
import { type Cassette, type Hash, type RecordedCall, readRecording } from './read-recording'
import { CannotPrepare, Stage } from './stage'

/** What counts as the same answer. */
interface Outcome {
  status: number
  type: string | null
  code: string | null
  decline_code: string | null
  param: string | null
}

interface Difference {
  cassette: string
  /** Place in the cassette, from 1. */
  n: number
  call: string
  recorded: Outcome
  ours: Outcome
  message: string
}

export interface Replay {
  /** Calls in scope, and those that are not by the reason. */
  inScope: number
  outOfScope: Record<string, number>
  /** Calls that would be in scope, but what they need could not be made here, by the reason. */
  skipped: Record<string, number>
  differences: Difference[]
}

// What this program is for; everything else of Stripe is another program's business.
const RESOURCES =
  'account accounts application_fees balance balance_transactions charges confirmation_tokens customers disputes events files mandates payment_intents ' +
  'payment_methods payouts prices products refunds setup_attempts setup_intents tokens transfers webhook_endpoints'
const IN_SCOPE = new RegExp(`^/v1/(${RESOURCES.replaceAll(' ', '|')})(/|$)`)
const PAYMENT_METHODS = ['card', 'us_bank_account']
// Parts of customers that are other products of Stripe.
const OTHER_PRODUCTS = /^\/v1\/customers\/[^/]+\/(subscriptions|tax_ids|balance_transactions|cash_balance)/

/** Why a call is not played, or null for one that is. */
export function outOfScope(call: RecordedCall): string | null {
  if (call.host !== 'api.stripe.com') return `host ${call.host}`
  if (!IN_SCOPE.test(call.path) || OTHER_PRODUCTS.test(call.path)) return `/v1/${call.path.split('/')[2]} is not among the resources here`
  const type = call.path === '/v1/payment_methods' && call.method === 'POST' ? new URLSearchParams(call.body).get('type') : null
  if (type && !PAYMENT_METHODS.includes(type)) return `payment methods of type ${type} do not exist here`
  return null
}

function outcome(status: number, body: Hash): Outcome {
  const error = status !== 200 && isHash(body.error) ? body.error : {}
  const field = (name: string) => {
    const value = error[name]
    return typeof value === 'string' ? value : null
  }
  return { status, type: field('type'), code: field('code'), decline_code: field('decline_code'), param: field('param') }
}

/** Plays every cassette in turn on one fresh sandbox and compares status and error of each call in scope. */
export async function playAll(cassettes: Cassette[]): Promise<Replay> {
  const sandbox = await startWorld({ asyncDelayMs: 0 })
  const stage = new Stage(sandbox, new KnownObjects(cassettes))
  const replay: Replay = { inScope: 0, outOfScope: {}, skipped: {}, differences: [] }
  try {
    for (const { name, calls } of cassettes) {
      for (const [index, call] of calls.entries()) {
        const reason = outOfScope(call)
        if (reason) {
          replay.outOfScope[reason] = (replay.outOfScope[reason] ?? 0) + 1
          continue
        }
        const answer = await stage.play(inTodaysWords(call), name).catch((error: unknown) => {
          if (error instanceof CannotPrepare) return error
          throw error
        })
        if (answer instanceof CannotPrepare) {
          replay.skipped[answer.reason] = (replay.skipped[answer.reason] ?? 0) + 1
          continue
        }
        replay.inScope += 1
        const recorded = outcome(call.status, call.answer)
        const ours = outcome(answer.status, answer.body)
        if (JSON.stringify(recorded) === JSON.stringify(ours)) continue
        const message = isHash(answer.body.error) ? String(answer.body.error.message ?? '') : ''
        const described = `${call.method} ${call.path}${call.query ? `?${call.query}` : ''} ${call.body}`
        replay.differences.push({ cassette: name, n: index + 1, call: described, recorded, ours, message })
      }
    }
  } finally {
    await sandbox.close()
  }
  return replay
}

/** Plays a file of recordings. */
export function playFile(file: string): Promise<Replay> {
  return playAll(readRecording(file))
}

/** The share of calls in scope that came out the same, 0 to 1. */
export function shareEqual({ inScope, differences }: Replay): number {
  return inScope === 0 ? 1 : 1 - differences.length / inScope
}

/** What a person reads about a replay. */
export function reportOf(replay: Replay): string {
  const equal = replay.inScope - replay.differences.length
  const lines = [`${equal} of ${replay.inScope} calls in scope have the same status and error (${(100 * shareEqual(replay)).toFixed(1)} %).`]
  for (const [reason, count] of Object.entries(replay.outOfScope)) lines.push(`Not in scope: ${count} calls, ${reason}.`)
  for (const [reason, count] of Object.entries(replay.skipped)) lines.push(`Skipped: ${count} calls, ${reason}.`)
  const short = (of: Outcome) => [of.status, of.type, of.code, of.decline_code, of.param].filter((each) => each !== null).join(' ')
  for (const { cassette, n, call, recorded, ours, message } of replay.differences) {
    lines.push(`${cassette} #${n}: ${call.slice(0, 300)}\n    recorded ${short(recorded)}\n    ours     ${short(ours)} ${message}`)
  }
  return lines.join('\n')
}
