import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { limitSignIn } from '@/lib/auth/sign-in-limit'
import { tooMany } from '@/lib/http/problem'
import { translatorForRequest } from '@/lib/i18n/for-request'
import { signInOptions } from './sign-in-options'

type Context = { params: Promise<{ nextauth: string[] }> }

/** next-auth's own addresses: csrf, providers, session, callback. */
export function GET(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request, context, signInOptions(request))
}

/** The same for forms; asking for a magic link is counted. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  if ((await context.params).nextauth[0] === 'signin') {
    const limit = await limitSignIn(request)
    if (!limit.ok) return tooMany(limit.retryAfterSeconds, translatorForRequest(request).say)
  }
  return NextAuth(request, context, signInOptions(request))
}

/** Mail scanners look at links before their reader does; without this, Next would answer them as GET and use a magic link up. */
export function HEAD(): Response {
  return new Response(null)
}
