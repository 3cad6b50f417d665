import { type Env, env } from '@/lib/env'
import { isPreviewOrigin } from './connect-route'
import { readState } from './connect-state'

const PASSED_ON = ['code', 'state', 'scope', 'error', 'error_description'] as const

export type RelayAnswer = { kind: 'go'; url: string } | { kind: 'refused'; code: 'bad_state' | 'expired' | 'no_relay' }

/**
 * Sends a return from Stripe on to the preview deployment that began it. Only test mode relays; the state must carry the shared secret's signature and name an
 * origin that CONNECT_PREVIEW_HOSTS allows; the path is fixed and nothing but Stripe's own parameters goes along. The code is never exchanged here.
 */
export async function relayConnect(params: URLSearchParams, settings: Env = env()): Promise<RelayAnswer> {
  if (settings.livemode || !settings.CONNECT_RELAY_SECRET || !settings.CONNECT_PREVIEW_HOSTS) return { kind: 'refused', code: 'no_relay' }
  const read = await readState(params.get('state') ?? '', settings.CONNECT_RELAY_SECRET)
  if (!read.ok) return { kind: 'refused', code: read.code }
  if (!isPreviewOrigin(read.state.origin, settings)) return { kind: 'refused', code: 'bad_state' }
  const onward = new URL('/api/connect/callback', read.state.origin)
  for (const name of PASSED_ON) {
    const value = params.get(name)
    if (value !== null) onward.searchParams.set(name, value)
  }
  return { kind: 'go', url: onward.href }
}
