'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { ActionAnswer } from '@/components/admin/action-button'
import type { ResolveAnswer } from '@/components/admin/resolve-form'
import { requireOperator } from '@/lib/auth/viewer'
import { action, PostedForm, StateBefore } from '@/lib/http/action'
import { notePress } from '@/lib/operations/note-press'
import { type ExplainResult, explainDifference } from '@/lib/reconciliation/explain-difference'
import { readDifferenceAgain } from '@/lib/reconciliation/read-again'

const ANSWERS: Record<ExplainResult['kind'], NonNullable<ResolveAnswer>> = {
  explained: 'resolved',
  closed_before: 'resolved_before',
  note_missing: 'note_missing',
  not_operator: 'not_operator',
}

/** Explains a difference with the note that was typed. */
export const explainAction = action([z.uuid(), StateBefore, PostedForm], async (id, _before, form): Promise<ResolveAnswer> => {
  const operator = await requireOperator()
  const { kind } = await explainDifference(operator, { id, note: form.get('note') })
  if (kind === 'explained') await notePress(operator, 'difference_explained', id)
  return ANSWERS[kind]
})

/** Reads what a difference is about from Stripe again. */
export const readAgainAction = action([z.uuid()], async (id): Promise<ActionAnswer> => {
  await notePress(await requireOperator(), 'difference_read_again', id)
  const [isThere, t] = await Promise.all([readDifferenceAgain(id), getTranslations('admin.reconciliation')])
  revalidatePath('/admin/reconciliation')
  return isThere ? { ok: true, sentence: t('readingSoon') } : { ok: false, sentence: t('gone') }
})
