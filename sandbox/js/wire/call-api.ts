import { inLanguage } from './decline-words'
import type { CallResult, StripeErrorShape } from './messages'

export type Caller = {
  origin: string
  publishableKey: string
  stripeAccount: string | null
  apiVersion: string | null
  /** The language refusals are told in; the browser's when absent. */
  locale?: string | null
}

type Request = { method: 'GET' | 'POST'; path: string; body?: Record<string, unknown> }

/** Writes nested values the way Stripe's API reads them: `card[number]=…`, `items[0]=…`. Absent values are left out. */
export function encodeForm(body: Record<string, unknown>): URLSearchParams {
  const form = new URLSearchParams()
  const add = (key: string, value: unknown): void => {
    if (value === undefined || value === null) return
    if (Array.isArray(value))
      value.forEach((entry, at) => {
        add(`${key}[${at}]`, entry)
      })
    else if (typeof value === 'object') for (const [name, inner] of Object.entries(value)) add(`${key}[${name}]`, inner)
    else form.append(key, String(value))
  }
  for (const [key, value] of Object.entries(body)) add(key, value)
  return form
}

/**
 * Calls the API with the publishable key, for the connected account when there is one.
 * @returns the object, or Stripe's error; a network failure becomes `api_connection_error` in Stripe.js's words
 */
export async function callApi(caller: Caller, request: Request): Promise<CallResult> {
  const headers: Record<string, string> = { Authorization: `Bearer ${caller.publishableKey}` }
  if (caller.stripeAccount) headers['Stripe-Account'] = caller.stripeAccount
  if (caller.apiVersion) headers['Stripe-Version'] = caller.apiVersion
  const form = encodeForm(request.body ?? {})
  const isGet = request.method === 'GET'
  const query = isGet && form.size > 0 ? `?${form}` : ''
  if (!isGet) headers['Content-Type'] = 'application/x-www-form-urlencoded'
  try {
    const response = await fetch(`${caller.origin}${request.path}${query}`, { method: request.method, headers, body: isGet ? undefined : form })
    const answer: { error?: StripeErrorShape } & Record<string, unknown> = await response.json()
    if (answer.error) return { ok: false, error: inLanguage(answer.error, caller.locale) }
    return { ok: true, body: answer }
  } catch {
    return {
      ok: false,
      error: {
        type: 'api_connection_error',
        message: 'We are experiencing issues connecting to our payments provider. Please check your connection and try again.',
      },
    }
  }
}
