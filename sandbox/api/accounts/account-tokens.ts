import type { Call } from '@/sandbox/api/endpoint'
import { invalidRequest } from '@/sandbox/http/errors'
import { flag, hash, type Infer, oneOf } from '@/sandbox/http/params'
import { redeemTold } from '@/sandbox/payments/tokens'
import type { writableShape } from './account-shapes'
import { companyShape, personShape } from './person-shapes'

/** What a token of an account tells, so that a platform's server does not see it [doc connect/account-tokens]. */
export const accountOfToken = hash({
  business_type: oneOf('company', 'government_entity', 'individual', 'non_profit'),
  company: hash(companyShape),
  individual: hash(personShape),
  tos_shown_and_accepted: flag(),
})
/** What a token of a person tells. */
export const personOfToken = hash(personShape)

const BY_TOKEN = ['business_type', 'company', 'individual', 'tos_acceptance'] as const

/** What was sent about an account with what its token tells, which is used up. What a token tells cannot be sent beside it; the text is ours. Throws 400. */
export function withAccountToken<P extends Infer<typeof writableShape>>(call: Call, sent: P): P {
  const { account_token: token, ...params } = sent
  if (token === undefined) return sent
  const twice = BY_TOKEN.find((name) => sent[name] !== undefined)
  if (twice) throw invalidRequest(`You cannot provide ${twice} together with account_token.`, { param: twice })
  const { tos_shown_and_accepted: accepted, ...told } = accountOfToken.parse(
    redeemTold(call.world, call.account, token, { type: 'account', param: 'account_token' }),
    'account',
  )
  const terms = accepted ? { tos_acceptance: { date: call.world.clock.now(), ip: call.ip } } : {}
  return { ...params, ...told, ...terms } as P
}

/** The same about a person. */
export function withPersonToken(call: Call, sent: Infer<typeof personShape> & { person_token?: string }): Infer<typeof personShape> {
  const { person_token: token, ...params } = sent
  if (token === undefined) return params
  const told = personOfToken.parse(redeemTold(call.world, call.account, token, { type: 'person', param: 'person_token' }), 'person')
  return { ...told, ...params }
}
