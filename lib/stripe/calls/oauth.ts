import type Stripe from 'stripe'
import { z } from 'zod'
import { ConnectedAccountId } from '@/lib/domain/ids'
import { env } from '@/lib/env'
import { stripe } from '@/lib/stripe/client'
import { attempt, type StripeOutcome } from '@/lib/stripe/outcome'

/** Where Stripe's OAuth pages and calls live: connect.stripe.com, or the local Stripe. */
function connectBase(): string {
  return env().STRIPE_LOCAL_URL?.replace(/\/$/, '') ?? 'https://connect.stripe.com'
}

/**
 * The page on which a seller gives us access to their Stripe account. Written by hand: with a host of its own the SDK's `authorizeUrl` forces https and
 * drops the port. Source: docs.stripe.com/connect/oauth-reference
 * @param redirectUri exactly one of the platform's registered addresses
 * @param email fills in the form of a new account only
 */
export function authorizeUrl(input: { redirectUri: string; state: string; email: string }): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: env().STRIPE_CLIENT_ID ?? '',
    scope: 'read_write',
    redirect_uri: input.redirectUri,
    state: input.state,
    'stripe_user[email]': input.email,
  })
  return `${connectBase()}/oauth/authorize?${query}`
}

const Token = z.object({
  stripe_user_id: ConnectedAccountId,
  livemode: z.boolean(),
  scope: z.string(),
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  stripe_publishable_key: z.string().optional(),
})
const Refusal = z.object({ error: z.string(), error_description: z.string().optional() })

/** What Stripe gives for a code: the account, and keys of the seller that must never lie around unsealed. */
export type Exchanged = z.output<typeof Token>
export type ExchangeOutcome =
  | { kind: 'ok'; value: Exchanged }
  | { kind: 'refused'; code: string; message: string }
  | { kind: 'unknown'; message: string }

/**
 * Exchanges the code a seller came back with. A code that is used twice revokes the connection it made, so this is one plain `fetch` that is never
 * repeated (the SDK repeats after a lost connection even with retries off); when the outcome is unknown the seller begins again with a new code.
 * Source: docs.stripe.com/connect/oauth-reference#post-token
 * @param timeoutMs how long to wait for Stripe
 */
export async function exchangeCode(code: string, timeoutMs = 20_000): Promise<ExchangeOutcome> {
  try {
    const response = await fetch(`${connectBase()}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Bearer ${env().STRIPE_SECRET_KEY}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code }),
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return readExchange(response.status, await response.json())
  } catch (error) {
    // Not only the request: a body that breaks off leaves us as ignorant.
    return { kind: 'unknown', message: error instanceof Error ? error.message : String(error) }
  }
}

function readExchange(status: number, body: unknown): ExchangeOutcome {
  const token = Token.safeParse(body)
  if (status === 200 && token.success) return { kind: 'ok', value: token.data }
  const refusal = Refusal.safeParse(body)
  if (status >= 400 && status < 500 && status !== 409 && status !== 429 && refusal.success) {
    return { kind: 'refused', code: refusal.data.error, message: refusal.data.error_description ?? refusal.data.error }
  }
  return { kind: 'unknown', message: `Stripe answered ${status}` }
}

/** Gives up our access to an account. Source: docs.stripe.com/connect/oauth-reference#post-deauthorize */
export async function deauthorizeAccount(accountId: ConnectedAccountId): Promise<StripeOutcome<Stripe.OAuthDeauthorization>> {
  const { STRIPE_CLIENT_ID: client_id } = env()
  if (!client_id) return { kind: 'refused', code: 'no_client_id', message: 'STRIPE_CLIENT_ID is not set.', status: 400 }
  return attempt(() => stripe().oauth.deauthorize({ client_id, stripe_user_id: accountId }))
}

/**
 * Opens Stripe's page for connecting as a seller's browser would, who is not signed in. Stripe refuses a client id it does not know and a redirect URI that is not registered there.
 * @returns the answer's status
 * @throws when there is no answer in time
 */
export async function openAuthorizePage(redirectUri: string, timeoutMs: number): Promise<number> {
  const url = authorizeUrl({ redirectUri, state: 'doctor', email: '' })
  const answer = await fetch(url, { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(timeoutMs) })
  await answer.body?.cancel()
  return answer.status
}
