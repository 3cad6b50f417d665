import { type Call, type Endpoint, endpoint } from '@/sandbox/api/endpoint'
import type { World } from '@/sandbox/core/world'
import type { Scope } from '@/sandbox/events/events'
import { type Infer, integer, list, type Spec, text } from '@/sandbox/http/params'
import { type Proof, readProof } from '@/sandbox/payments/bank/microdeposits'
import { checkClientSecret, openView, type PaymentIntentRow, type SetupIntentRow, unexpectedState } from '@/sandbox/payments/intents'

type IntentRow = PaymentIntentRow | SetupIntentRow

/** What is special to one kind of intent. */
interface Kind<R extends IntentRow, S extends Record<string, Spec<unknown>>> {
  kind: R['object']['object']
  path: string
  find: (call: Call) => R
  confirmShape: S
  confirm: (call: Call, row: R, params: Infer<S>) => R
  verify: (world: World, scope: Scope, row: R, proof: Proof) => R | null
}

/** An intent as its reader may see it. */
export function answerIntent(call: Call, row: IntentRow): unknown {
  return call.isPublishable ? openView(row.object) : row.object
}

const proofShape = { amounts: list(integer({ min: 1 })), client_secret: text(), descriptor_code: text() }

/** What a browser may do with an intent whose client secret it knows: read it, confirm it, and prove that microdeposits arrived. */
export function openEndpoints<R extends IntentRow, S extends { client_secret: Spec<string> } & Record<string, Spec<unknown>>>(
  of: Kind<R, S>,
): Endpoint[] {
  const open = (call: Call, secret: string | undefined): R => {
    const row = of.find(call)
    checkClientSecret(of.kind, secret, row.object.client_secret, call.isPublishable)
    return row
  }
  const confirm = (call: Call, params: Infer<S>) => of.confirm(call, open(call, (params as { client_secret?: string }).client_secret), params)
  const verify = (call: Call, params: Infer<typeof proofShape>): R => {
    const row = open(call, params.client_secret)
    const after = of.verify(call.world, call, row, readProof(params))
    if (after) return after
    const noun = of.kind === 'payment_intent' ? 'PaymentIntent' : 'SetupIntent'
    throw unexpectedState(of.kind, `You cannot verify this ${noun} because it is not waiting for microdeposits to be verified.`, row.object)
  }
  const publishable = { publishable: true }
  const one = `${of.path}/:id`
  return [
    endpoint('GET', one, { client_secret: text() }, (call, params) => answerIntent(call, open(call, params.client_secret)), publishable),
    endpoint('POST', `${one}/confirm`, of.confirmShape, (call, params) => answerIntent(call, confirm(call, params)), publishable),
    endpoint('POST', `${one}/verify_microdeposits`, proofShape, (call, params) => answerIntent(call, verify(call, params)), publishable),
  ]
}
