'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { ActionAnswer } from '@/components/admin/action-button'
import { requireOperator } from '@/lib/auth/viewer'
import { action } from '@/lib/http/action'
import { sendTestMail } from '@/lib/operations/doctor/send-test-mail'
import { notePress } from '@/lib/operations/note-press'
import { registerWallets } from '@/lib/operations/register-wallets'

/** Sends the operator a mail at their own address, and at no other. */
export const sendTestMailAction = action([], async (): Promise<ActionAnswer> => {
  const viewer = await requireOperator()
  await notePress(viewer, 'test_mail_sent', null)
  const [refusal, t] = await Promise.all([sendTestMail(viewer.email), getTranslations('admin.doctor')])
  return refusal === null
    ? { ok: true, sentence: t('testMailSent', { email: viewer.email }) }
    : { ok: false, sentence: t('testMailRefused', { refusal }) }
})

/** Registers the shop's own address at Stripe for Apple Pay, Google Pay and Link. */
export const registerWalletsAction = action([], async (): Promise<ActionAnswer> => {
  await notePress(await requireOperator(), 'wallets_registered', null)
  const [result, t] = await Promise.all([registerWallets(), getTranslations('admin.doctor.wallets')])
  revalidatePath('/admin', 'layout')
  if (result.kind === 'registered') return { ok: true, sentence: t(result.done) }
  return { ok: false, sentence: t(result.kind, { message: 'message' in result ? result.message : '' }) }
})
