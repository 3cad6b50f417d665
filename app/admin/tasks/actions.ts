'use server'

import { z } from 'zod'
import type { ResolveAnswer } from '@/components/admin/resolve-form'
import { requireOperator } from '@/lib/auth/viewer'
import { action, PostedForm, StateBefore } from '@/lib/http/action'
import { resolveTask } from '@/lib/operations/tasks'

/** Resolves a task with the note that was typed. */
export const resolveTaskAction = action([z.uuid(), StateBefore, PostedForm], async (taskId, _before, form): Promise<ResolveAnswer> => {
  // The task stays on the page until it is read again: what became of it stands in place of its form.
  return (await resolveTask(await requireOperator(), { taskId, note: form.get('note') })).kind
})
