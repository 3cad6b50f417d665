'use server'

import { revalidatePath } from 'next/cache'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { requireSeller } from '@/lib/auth/viewer'
import { answerDispute } from '@/lib/disputes/answer-dispute'
import { addEvidenceFile, type EvidenceSaved, removeEvidenceFile, saveEvidence } from '@/lib/disputes/save-evidence'
import { EVIDENCE_FILES, EVIDENCE_TEXTS, parseEvidence } from '@/lib/domain/disputes/evidence'
import type { AnswerFormState } from '@/lib/domain/wire/dispute-views'
import type { Said } from '@/lib/domain/wire/said'
import { action, PostedForm, postedText, StateBefore } from '@/lib/http/action'
import { sayInAction } from '@/lib/i18n/in-action'

const FileKind = z.enum(EVIDENCE_FILES)

/** Saves an answer, or sends it to the bank once the seller says that they have checked it. */
export const answerAction = action([z.uuid(), StateBefore, PostedForm], async (disputeId, _before, form): Promise<AnswerFormState> => {
  const { sellerId, userId } = await requireSeller('disputes.answer')
  const typed = Object.fromEntries(EVIDENCE_TEXTS.map((name) => [name, postedText(form, name)]))
  const read = parseEvidence(typed)
  if (!read.ok) return { texts: typed, refusal: read.said, isSaved: false }
  const { texts } = read
  const isSubmitted = postedText(form, 'step') === 'submit'
  if (isSubmitted && !form.has('checked')) return { texts, refusal: { key: 'disputes.confirm' }, isSaved: false }
  const done = isSubmitted
    ? await answerDispute({ sellerId, userId }, disputeId, { answer: 'submit', texts })
    : await saveEvidence(sellerId, disputeId, texts)
  if (done.kind === 'not_found') notFound()
  revalidatePath('/sell', 'layout')
  return { texts, refusal: done.kind === 'refused' ? done.said : null, isSaved: done.kind === 'saved' }
})

/** Accepts a dispute: it is lost, for good. @returns why it was not */
export const acceptAction = action([z.uuid()], async (disputeId): Promise<string | null> => {
  const { sellerId, userId } = await requireSeller('disputes.answer')
  const done = await answerDispute({ sellerId, userId }, disputeId, { answer: 'accept' })
  if (done.kind === 'not_found') notFound()
  revalidatePath('/sell', 'layout')
  return done.kind === 'refused' ? (await sayInAction())(done.said) : null
})

/** Adds a file to an answer. @returns why it was not taken */
export const addFileAction = action([z.uuid(), StateBefore, PostedForm], async (disputeId, _before, form): Promise<Said | null> => {
  const { sellerId } = await requireSeller('disputes.answer')
  const [field, file] = [FileKind.safeParse(postedText(form, 'kind')), form.get('file')]
  if (!field.success || !(file instanceof File)) notFound()
  const bytes = new Uint8Array(await file.arrayBuffer())
  return saidOf(await addEvidenceFile(sellerId, disputeId, { field: field.data, name: file.name, bytes }))
})

/** Takes a file out of an answer; the page shows whether that could still be. */
export const removeFileAction = action([z.uuid(), FileKind], async (disputeId, field): Promise<void> => {
  const { sellerId } = await requireSeller('disputes.answer')
  saidOf(await removeEvidenceFile(sellerId, disputeId, field))
})

function saidOf(saved: EvidenceSaved): Said | null {
  if (saved.kind === 'not_found') notFound()
  revalidatePath('/sell/disputes', 'layout')
  return saved.kind === 'refused' ? saved.said : null
}
