import type { Finding } from '@/lib/domain/wire/doctor-views'
import { env } from '@/lib/env'
import { verifyMailServer } from '@/lib/mail/verify-mail'

const PATIENCE_MS = 5000

/** Whether the mail server takes mail from us. */
export async function checkMail(): Promise<Finding> {
  const { SMTP_URL } = env()
  if (!SMTP_URL) return { state: 'warning', sentence: 'mailFolder', press: 'testMail' }
  try {
    await verifyMailServer(SMTP_URL, PATIENCE_MS)
    return { state: 'good', sentence: 'mailGood', press: 'testMail' }
  } catch (error) {
    return { state: 'bad', sentence: 'mailRefused', what: error instanceof Error ? error.message : String(error) }
  }
}
