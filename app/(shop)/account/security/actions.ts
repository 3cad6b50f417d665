'use server'

import { revalidatePath } from 'next/cache'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { beginSecondFactor, confirmFactor, removeFactor, secretToConfirm } from '@/lib/auth/second-factor'
import { sessionCookie } from '@/lib/auth/session-cookie'
import { signOutEverywhere } from '@/lib/auth/sign-out-everywhere'
import { requireViewer } from '@/lib/auth/viewer'
import type { SecondFactorState } from '@/lib/domain/wire/second-factor'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { newBrowserToken, setBrowserToken } from '@/lib/http/browser-cookie'

/** Ends every session of the signed-in person, this one too, and goes to the storefront as somebody new. */
export const signOutEverywhereAction = action([PostedForm], async (): Promise<void> => {
  const { userId } = await requireViewer()
  await signOutEverywhere(userId)
  const { name, options } = sessionCookie()
  ;(await cookies()).set(name, '', { ...options, maxAge: 0 })
  await setBrowserToken(newBrowserToken())
  redirect('/')
})

/** Begins a second factor: shows its secret. */
export const beginFactorAction = action([StateBefore, PostedForm], async (): Promise<SecondFactorState> => {
  const scan = await beginSecondFactor(await requireViewer())
  return scan ? { step: 'scan', scan, error: null } : { step: 'on', error: null }
})

/** Confirms a second factor by the posted code, or shows its secret again with what is wrong. */
export const confirmFactorAction = action([StateBefore, PostedForm], async (_before, form): Promise<SecondFactorState> => {
  const viewer = await requireViewer()
  const scan = await secretToConfirm(viewer)
  if (!scan) return { step: 'off' }
  const outcome = await confirmFactor(viewer.userId, await sessionToken(), code(form))
  if (outcome.kind === 'wrong') return { step: 'scan', scan, error: outcome.said }
  revalidatePath('/', 'layout')
  return { step: 'codes', codes: outcome.codes }
})

/** Takes the second factor away, if the posted code is right. */
export const removeFactorAction = action([StateBefore, PostedForm], async (_before, form): Promise<SecondFactorState> => {
  const { userId } = await requireViewer()
  const outcome = await removeFactor(userId, code(form))
  return outcome.kind === 'wrong' ? { step: 'on', error: outcome.said } : { step: 'off' }
})

const Code = z.string().max(40).catch('')

function code(form: FormData): string {
  return Code.parse(postedText(form, 'code'))
}

async function sessionToken(): Promise<string> {
  return (await cookies()).get(sessionCookie().name)?.value ?? ''
}
