import { createTransport } from 'nodemailer'
import { env } from '@/lib/env'

const PATIENCE_MS = 5000

/** Whether the mail server lets us in, without sending anything. `folder`: mail stays on this machine. */
export async function verifyMail(): Promise<{ kind: 'ok' | 'folder' } | { kind: 'refused'; words: string }> {
  const { SMTP_URL } = env()
  if (!SMTP_URL) return { kind: 'folder' }
  const transport = createTransport({ url: SMTP_URL, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS })
  try {
    await transport.verify()
    return { kind: 'ok' }
  } catch (error) {
    return { kind: 'refused', words: error instanceof Error ? error.message : String(error) }
  } finally {
    transport.close()
  }
}
