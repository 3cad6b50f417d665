import { cookies } from 'next/headers'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { signOut } from '@/lib/auth/sign-out'
import { newBrowserToken, setBrowserToken } from '@/lib/http/browser-cookie'

/**
 * Signs out and goes to the storefront. The browser's cookie is renewed: the next person here finds nothing of the one before.
 * A plain form posts here: `<form method="post" action="/signout">`.
 */
export async function POST(): Promise<Response> {
  const jar = await cookies()
  const { name, options } = sessionCookie()
  const token = jar.get(name)?.value
  if (token) await signOut(token)
  jar.set(name, '', { ...options, maxAge: 0 })
  await setBrowserToken(newBrowserToken())
  return new Response(null, { status: 303, headers: { location: '/' } })
}
