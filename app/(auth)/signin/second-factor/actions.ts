'use server'

import type { Route } from 'next'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { proveFactor } from '@/lib/auth/second-factor'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { requireViewer } from '@/lib/auth/viewer'
import type { Said } from '@/lib/domain/wire/said'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { localPath } from '@/lib/http/local-path'
import { ownOrigin } from '@/lib/http/own-origin'

/** Proves the second factor for this session by the posted code and redirects, or says what is wrong. */
export const proveFactorAction = action([StateBefore, PostedForm], async (_before, form): Promise<Said | null> => {
  const { userId } = await requireViewer()
  const sessionToken = (await cookies()).get(sessionCookie().name)?.value ?? ''
  const outcome = await proveFactor(userId, sessionToken, postedText(form, 'code').slice(0, 40))
  if (outcome.kind === 'wrong') return outcome.said
  redirect(localPath(postedText(form, 'next'), ownOrigin(await headers()), '/admin') as Route)
})
