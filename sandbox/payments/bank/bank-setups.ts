import type { Tables } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { emit, type Scope } from '@/sandbox/events/events'
import { invalidRequest } from '@/sandbox/http/errors'
import type { Confirmation, SetupIntentRow } from '@/sandbox/payments/intents'
import { createMandate, setMandateStatus } from '@/sandbox/payments/mandates'
import { refuseUsedUp } from '@/sandbox/payments/payment-methods'
import { failSetup, recordAttempt, succeedSetup } from '@/sandbox/payments/setups'
import { testBank } from './bank-debits'
import { judgeProof, microdepositAction, type Proof, VERIFICATION_ERRORS, VERIFY_DAYS, wrongProof } from './microdeposits'

type MethodRow = Tables['payment_method']

const DAY_MS = 86_400_000

/**
 * Confirms a setup intent with a US bank account: it succeeds when the account has been verified, else it waits for the microdeposits. Either way
 * it needs the customer's consent to later debits. Throws 400.
 */
export function confirmBankSetup(world: World, scope: Scope, intent: SetupIntentRow, method: MethodRow, how: Confirmation): SetupIntentRow {
  refuseUsedUp(method)
  if (!how.consent) {
    const message = 'This SetupIntent requires a mandate, but none was found. Provide `mandate_data` with the consent of your customer.'
    throw invalidRequest(message, { code: 'setup_intent_mandate_invalid', param: 'mandate_data' })
  }
  const { on_behalf_of: onBehalfOf } = intent.object
  const terms = { use: null, isPending: !method.hidden.verified, onBehalfOf: typeof onBehalfOf === 'string' ? onBehalfOf : null }
  const mandate = createMandate(world, method, how.consent, terms).id
  return method.hidden.verified ? succeedSetup(world, scope, intent, method, mandate) : waitForDeposits(world, scope, intent, method, mandate)
}

function waitForDeposits(world: World, scope: Scope, intent: SetupIntentRow, method: MethodRow, mandate: string): SetupIntentRow {
  const row = world.store.update(
    'setup_intent',
    intent.id,
    {
      status: 'requires_action',
      payment_method: method.id,
      mandate,
      last_setup_error: null,
      next_action: microdepositAction(world, intent.object),
      latest_attempt: recordAttempt(world, intent, method, 'requires_action'),
    },
    { microdeposits: { mandate, failures: 0 } },
  )
  emit(world, scope, 'setup_intent.requires_action', row, 'setup_intent')
  const isLost = testBank(method.hidden.number)?.noMicrodeposits
  const wait = isLost ? world.settings.asyncDelayMs : VERIFY_DAYS * DAY_MS
  const payload = { account: intent.account, intent: intent.id, mandate, why: isLost ? 'failed' : 'timeout' }
  world.timers.schedule('end_setup_verification', world.clock.nowMs() + wait, payload)
  return row
}

function verifying(world: World, intent: SetupIntentRow): { method: MethodRow; mandate: string; failures: number } | null {
  const { microdeposits } = intent.hidden
  const method = world.store.get('payment_method', String(intent.object.payment_method))
  const isOpen = intent.object.next_action?.type === 'verify_with_microdeposits'
  return isOpen && microdeposits && method ? { method, ...microdeposits } : null
}

function giveUp(world: World, scope: Scope, intent: SetupIntentRow, why: keyof typeof VERIFICATION_ERRORS): SetupIntentRow {
  const open = verifying(world, intent)
  if (!open) return intent
  setMandateStatus(world, scope, open.mandate, 'inactive')
  const before = world.store.update('setup_intent', intent.id, { mandate: null })
  return failSetup(world, scope, before, open.method, VERIFICATION_ERRORS[why])
}

/** The customer says what arrived, as for payments. Null when the intent waits for no microdeposits. Throws 400 for a wrong proof. */
export function verifySetup(world: World, scope: Scope, intent: SetupIntentRow, proof: Proof): SetupIntentRow | null {
  const open = verifying(world, intent)
  if (!open) return null
  const result = judgeProof(proof, open.failures)
  if (result === null) {
    world.store.update('setup_intent', intent.id, {}, { microdeposits: { mandate: open.mandate, failures: open.failures + 1 } })
    throw wrongProof(proof)
  }
  if (result !== 'verified') return giveUp(world, scope, intent, result)
  const method = world.store.update('payment_method', open.method.id, {}, { verified: true })
  setMandateStatus(world, scope, open.mandate, 'active')
  return succeedSetup(world, scope, intent, method, open.mandate)
}

/** Declares the end of verifications that nobody finished. */
export function registerBankSetupTimers(world: World): void {
  world.timers.handle('end_setup_verification', ({ account = '', intent: id = '', mandate, why }) => {
    const intent = world.store.get('setup_intent', id)
    if (!intent || intent.hidden.microdeposits?.mandate !== mandate) return
    giveUp(world, { account, request: null }, intent, why === 'failed' ? why : 'timeout')
  })
}
