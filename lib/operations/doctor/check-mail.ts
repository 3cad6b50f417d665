import type { Finding } from '@/lib/domain/wire/doctor-views'
import { verifyMail } from '@/lib/mail/verify-mail'

/** Whether the mail server takes mail from us. */
export async function checkMail(): Promise<Finding> {
  const answer = await verifyMail()
  if (answer.kind === 'folder') return { state: 'warning', sentence: 'mailFolder' }
  if (answer.kind === 'refused') return { state: 'bad', sentence: 'mailRefused', what: answer.words }
  return { state: 'good', sentence: 'mailGood' }
}
