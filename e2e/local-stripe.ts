import type { APIRequestContext } from '@playwright/test'

interface Fault {
  method: string
  /** A regular expression over the path. */
  path: string
  account?: string
  nth?: number
  times?: number
  action: 'error_500_before' | 'error_500_after' | 'reset_before' | 'reset_after' | 'timeout_after' | 'delay'
  ms?: number
}

interface Call {
  n: number
  method: string
  path: string
  account: string | null
  idempotency_key: string | null
  status: number | null
}

export interface LocalStripe {
  url: string
  dashboard: string
  /** Makes a Stripe account with a sign-in, as a seller may have had before coming to us. */
  account: (fields: { email: string; business_name: string; country?: string; default_currency?: string; charges_enabled?: boolean }) => Promise<{
    id: string
    email: string
    password: string
  }>
  /** Changes an account from Stripe's side. */
  change: (
    id: string,
    fields: { charges_enabled?: boolean; payouts_enabled?: boolean; currently_due?: string[]; business_name?: string },
  ) => Promise<void>
  /** Makes calls go wrong. Name an account: other journeys share this Stripe. */
  fault: (fault: Fault) => Promise<void>
  /** Takes back the faults of an account. */
  heal: (account: string) => Promise<void>
  /** Calls to Stripe's API after the n-th. */
  calls: (after?: number) => Promise<Call[]>
}

/**
 * The local Stripe from the outside: its control API.
 * @param url its origin
 */
export function localStripe(url: string, request: APIRequestContext): LocalStripe {
  const send = async (method: 'POST' | 'PATCH', path: string, data: object) => {
    const response = await request.fetch(`${url}/_sandbox${path}`, { method, data })
    if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`)
    return response
  }
  return {
    url,
    dashboard: `${url}/dashboard`,
    account: async (fields) => (await send('POST', '/accounts', { country: 'US', default_currency: 'usd', ...fields })).json(),
    change: async (id, fields) => void (await send('PATCH', `/accounts/${id}`, fields)),
    fault: async (fault) => void (await send('POST', '/faults', fault)),
    heal: async (account) => {
      const response = await request.delete(`${url}/_sandbox/faults?account=${account}`)
      if (!response.ok()) throw new Error(`DELETE /faults: ${response.status()}`)
    },
    calls: async (after = 0) => {
      const answer = await (await request.get(`${url}/_sandbox/calls?after=${after}`)).json()
      return Array.isArray(answer) ? answer : answer.data
    },
  }
}
