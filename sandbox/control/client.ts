import type { ControlClient } from '@/sandbox/contract'

type Send = <T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => Promise<T>

function sender(url: string): Send {
  return async (method: string, path: string, body?: object) => {
    const json = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const response = await fetch(new URL(`/_sandbox${path}`, url), { method, ...json })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`, { cause: response.status })
    return response.json()
  }
}

/**
 * A client of the control API.
 * @param url the origin of a local Stripe, e.g. http://localhost:4242
 */
export function createControlClient(url: string): ControlClient {
  const send = sender(url)
  return {
    platform: () => send('GET', '/platform'),
    settings: (change) => (change ? send('POST', '/settings', change) : send('GET', '/settings')),
    clock: () => send('GET', '/clock'),
    advance: (seconds) => send('POST', '/clock', { advance_seconds: seconds }),
    ...faultsAndDeliveries(send),
    ...callLog(send),
    ...world(send),
  }
}

function faultsAndDeliveries(send: Send) {
  return {
    faults: () => send('GET', '/faults'),
    addFault: (rule) => send('POST', '/faults', rule),
    clearFaults: (...accounts) => send('DELETE', `/faults?${new URLSearchParams(accounts.map((account) => ['account', account]))}`),
    deliveries: () => send('GET', '/deliveries'),
    setDeliveries: (rules) => send('POST', '/deliveries', rules),
    resetDeliveries: () => send('DELETE', '/deliveries'),
    resendDeliveries: (event) => send('POST', '/deliveries/resend', { event }),
  } satisfies Partial<ControlClient>
}

function callLog(send: Send) {
  return {
    calls: (after = 0) => send('GET', `/calls?after=${after}`),
    callCount: async () => (await send<{ count: number }>('GET', '/calls/count')).count,
    clearCalls: () => send('DELETE', '/calls'),
  } satisfies Partial<ControlClient>
}

function world(send: Send) {
  return {
    createAccount: (fields) => send('POST', '/accounts', fields),
    changeAccount: (account, change) => send('PATCH', `/accounts/${account}`, change),
    connect: (account) => send('POST', '/connections', { account }),
    disconnect: (account) => send('DELETE', `/connections/${account}`),
    renewCard: (paymentMethod, renewal) => send('POST', `/payment-methods/${paymentMethod}/renew`, renewal),
    planRefund: (charge, plan) => send('POST', '/refunds', { charge, ...plan }),
    decideRefund: (refund, decision) => send('POST', `/refunds/${refund}`, decision),
    openDispute: (charge, facts) => send('POST', '/disputes', { charge, ...facts }),
    decideDispute: (dispute, verdict) => send('POST', `/disputes/${dispute}`, { verdict }),
    authenticate: (intent, outcome = 'succeeded') => send('POST', `/authentications/${intent}`, { outcome }),
    objects: (type, account) => send('GET', `/objects/${type}${account ? `?account=${account}` : ''}`),
    object: async (type, id) => (await send<{ object: never } | null>('GET', `/objects/${type}/${id}`))?.object ?? null,
  } satisfies Partial<ControlClient>
}
