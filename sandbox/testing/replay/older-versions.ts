import type { RecordedCall } from './read-recording'

// Recordings were made over years, each with the API version of its day; this program speaks one. What a parameter of an older version meant is said here
// in today's words, so that the comparison is about behaviour and not about spelling. `before` is the version that made the change.
interface Change {
  before: string
  path: RegExp
  rewrite(params: [name: string, value: string][]): [name: string, value: string][]
}

const INTENTS = /^\/v1\/(payment|setup)_intents$/
const names = (params: [string, string][], start: string) => params.some(([name]) => name.startsWith(start))

const CHANGES: Change[] = [
  {
    // Intents without a choice took cards only; since then they take what the dashboard allows, and confirming asks for a return_url.
    before: '2023-08-16',
    path: INTENTS,
    rewrite: (params) =>
      names(params, 'automatic_payment_methods') || names(params, 'payment_method_types')
        ? params
        : [...params, ['allowed_payment_method_types[]', 'card']],
  },
  {
    // Charges and payment intents lost `invoice`.
    before: '2025-03-31',
    path: /./,
    rewrite: (params) => params.filter(([name, value]) => !(name.startsWith('expand') && /(^|\.)invoice(\.|$)/.test(value))),
  },
  {
    before: '2022-11-15',
    path: /./,
    rewrite: (params) =>
      params.filter(([name, value]) => !(name.startsWith('expand') && /(^|\.)charges(\.|$)/.test(value) && /intent/.test(name + value))),
  },
  {
    // Fraud got kinds when rejections could be taken back; the exact version is not known.
    before: '2026-10-28',
    path: /^\/v1\/accounts\/[^/]+\/reject$/,
    rewrite: (params) => params.map(([name, value]) => [name, name === 'reason' && value === 'fraud' ? 'fraud_other' : value]),
  },
  {
    before: '2026-10-28',
    path: INTENTS,
    rewrite: (params) => params.map(([name, value]) => [name.replace(/^payment_method_types/, 'allowed_payment_method_types'), value]),
  },
]

/** The call in the words of today's version. Without a version nothing is changed. */
export function inTodaysWords(call: RecordedCall): RecordedCall {
  const changes = CHANGES.filter(({ before, path }) => call.version !== null && call.version.slice(0, 10) < before && path.test(call.path))
  const rewrite = (text: string, isSent: boolean) => {
    const params = [...new URLSearchParams(text)]
    const changed = changes.reduce((now, change) => change.rewrite(now), params)
    return isSent && JSON.stringify(changed) !== JSON.stringify(params) ? new URLSearchParams(changed).toString() : text
  }
  return { ...call, query: rewrite(call.query, call.method !== 'POST'), body: rewrite(call.body, call.method === 'POST') }
}
