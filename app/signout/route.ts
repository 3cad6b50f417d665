import { cookies } from 'next/headers'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { signOut } from '@/lib/auth/sign-out'

/** Signs out and goes to the storefront. A plain form posts here: `<form method="post" action="/signout">`. */
export async function POST(): Promise<Response> {
  const jar = await cookies()
  const { name, options } = sessionCookie()
  const token = jar.get(name)?.value
  if (token) await signOut(token)
  jar.set(name, '', { ...options, maxAge: 0 })
  return new Response(null, { status: 303, headers: { location: '/' } })
}
