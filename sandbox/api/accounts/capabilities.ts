import { updateAccount } from '@/sandbox/accounts/accounts'
import { capabilityObject, checkCapability, requestedStatuses, requestTimes, statusesOf } from '@/sandbox/accounts/capabilities'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { flag, type Infer, required } from '@/sandbox/http/params'
import { controlledAccount, visibleAccount } from './account-access'

const PATH = '/v1/accounts/:id/capabilities'
const updateShape = { requested: required(flag()) }

function show(call: Call, name: string): unknown {
  const account = visibleAccount(call, pathId(call))
  checkCapability(name, 'capability')
  return capabilityObject(account, name, requestTimes(call.world, account.id)[name])
}

function update(call: Call, params: Infer<typeof updateShape>): unknown {
  const account = controlledAccount(call, pathId(call))
  const name = pathId(call, 'name')
  checkCapability(name, 'capability')
  const requested = { ...requestTimes(call.world, account.id) }
  if (params.requested && !statusesOf(account)[name]) requested[name] = call.world.clock.now()
  const capabilities = requestedStatuses(account, { [name]: params.requested })
  call.world.store.update('account', account.id, {}, { requested })
  const isCardGone = name === 'card_payments' && !params.requested
  const charges = name === 'card_payments' && capabilities.card_payments === 'active'
  const change = { ...(isCardGone && { charges_enabled: false }), ...(charges && { charges_enabled: true }) }
  updateAccount(call.world, { account: account.id, request: call.request }, { capabilities, ...change })
  return show(call, name)
}

export const capabilityEndpoints = [
  endpoint('GET', PATH, {}, (call) => {
    const account = visibleAccount(call, pathId(call))
    const times = requestTimes(call.world, account.id)
    const data = Object.keys(statusesOf(account)).map((name) => capabilityObject(account, name, times[name]))
    return { object: 'list', data, has_more: false, url: `/v1/accounts/${account.id}/capabilities` }
  }),
  endpoint('GET', `${PATH}/:name`, {}, (call) => show(call, pathId(call, 'name'))),
  endpoint('POST', `${PATH}/:name`, updateShape, update),
]
