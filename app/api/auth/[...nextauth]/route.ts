import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { type AuthRequest, readAuthGet, readAuthPost } from '@/lib/auth/auth-request'
import { signInOptions } from './sign-in-options'

type Context = { params: Promise<{ nextauth: string[] }> }

/** next-auth's own addresses, those of them that we use: csrf, providers, session, callback. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return answer(readAuthGet(request, (await context.params).nextauth), context)
}

/** Begins to sign in. Everything else that next-auth takes by POST is refused. */
export async function POST(request: NextRequest, context: Context): Promise<Response> {
  return answer(await readAuthPost(request, (await context.params).nextauth), context)
}

/** Mail scanners look at links before their reader does; without this, Next would answer them as GET and use a magic link up. */
export function HEAD(): Response {
  return new Response(null)
}

function answer(read: AuthRequest, context: Context): Promise<Response> | Response {
  return read.kind === 'refused' ? read.response : NextAuth(read.request, context, signInOptions(read.request))
}
