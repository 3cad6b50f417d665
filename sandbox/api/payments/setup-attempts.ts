import { endpoint } from '@/sandbox/api/endpoint'
import { page } from '@/sandbox/http/pagination'
import { required, text } from '@/sandbox/http/params'
import { listParams } from '@/sandbox/http/shapes'
import { findSetupIntent } from './setup-intents'

/** Every try of a setup intent. */
export const setupAttemptEndpoints = [
  endpoint('GET', '/v1/setup_attempts', { ...listParams, setup_intent: required(text()) }, (call, params) => {
    const { id } = findSetupIntent(call, params.setup_intent)
    const list = { table: 'setup_attempt' as const, account: call.account, url: '/v1/setup_attempts', noun: 'setup attempt' }
    return page(call.world, { ...list, where: ({ object }) => object.setup_intent === id }, params)
  }),
]
