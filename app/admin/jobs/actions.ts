'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import type { ActionAnswer } from '@/components/admin/action-button'
import { requireOperator } from '@/lib/auth/viewer'
import { action } from '@/lib/http/action'
import { retryAllJobs, retryJob } from '@/lib/operations/job-overview'
import { notePress } from '@/lib/operations/note-press'

/** Sends one job that was given up back to its queue. */
export const retryJobAction = action([z.uuid()], async (id): Promise<ActionAnswer> => {
  await notePress(await requireOperator(), 'job_retried', id)
  // The row stays until the page is read again: what became of it stands beside its button.
  const ok = await retryJob(id)
  return { ok, sentence: (await getTranslations('admin.jobs'))(ok ? 'sentBack' : 'gone') }
})

/** Sends all of them back. */
export const retryAllJobsAction = action([], async (): Promise<ActionAnswer> => {
  await notePress(await requireOperator(), 'jobs_retried', null)
  const count = await retryAllJobs()
  revalidatePath('/admin/jobs')
  return { ok: true, sentence: (await getTranslations('admin.jobs'))('sentAllBack', { count }) }
})
