'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { ActionAnswer } from '@/components/admin/action-button'
import { requireOperator } from '@/lib/auth/viewer'
import { retryAllJobs, retryJob } from '@/lib/operations/job-overview'

/** Sends one job that was given up back to its queue. */
export async function retryJobAction(id: string): Promise<ActionAnswer> {
  await requireOperator()
  // The row stays until the page is read again: what became of it stands beside its button.
  const ok = await retryJob(id)
  return { ok, sentence: (await getTranslations('admin.jobs'))(ok ? 'sentBack' : 'gone') }
}

/** Sends all of them back. */
export async function retryAllJobsAction(): Promise<ActionAnswer> {
  await requireOperator()
  const count = await retryAllJobs()
  revalidatePath('/admin/jobs')
  return { ok: true, sentence: (await getTranslations('admin.jobs'))('sentAllBack', { count }) }
}
