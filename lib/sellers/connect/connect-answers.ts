import { cookies } from 'next/headers'
import type { ConnectCode } from '@/lib/domain/sellers/connect-result'
import { type HostCookie, hostCookies, readHostCookie } from '@/lib/http/host-cookie'
import { CONNECT_COOKIE, STATE_SECONDS } from './connect-state'

/** Sends the browser on. The address that it comes from may hold a code: it is kept nowhere, and proxy.ts sees to it that no other site is told. */
export function goTo(location: string): Response {
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
}

/** Sends the seller to the page that says how their connection ended; one who is not signed in learns it where they do. */
export function goToResult(code: ConnectCode): Response {
  return goTo(code === 'signed_out' ? '/signin?error=ConnectSignedOut&next=/sell' : `/sell/connect/result?code=${code}`)
}

/** Keeps the verifier in this browser for as long as a request to connect works. */
export async function keepVerifier(verifier: string): Promise<void> {
  await setAll(hostCookies(CONNECT_COOKIE, verifier, STATE_SECONDS))
}

/** This browser's verifier; it is forgotten at once, because a state works once. */
export async function takeVerifier(): Promise<string | undefined> {
  const verifier = readHostCookie(await cookies(), CONNECT_COOKIE)
  await setAll(hostCookies(CONNECT_COOKIE, '', 0))
  return verifier
}

async function setAll(made: HostCookie[]): Promise<void> {
  const jar = await cookies()
  for (const cookie of made) jar.set(cookie)
}
