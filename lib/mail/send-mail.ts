import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { env } from '@/lib/env'

export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  /** Made of facts: a job that runs twice sends mail that mail programs show once. */
  messageId?: string
}

/** How a mail lies in the local mailbox. */
export type StoredMail = Mail & { id: string; from: string; sentAt: string }

/**
 * Sends one mail: over SMTP when SMTP_URL is set, else into the mailbox folder of this machine.
 * @throws the transport's error; a job tries again
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAILBOX_DIR, MAIL_FROM } = env()
  if (SMTP_URL) {
    await createTransport(SMTP_URL).sendMail({ ...mail, from: MAIL_FROM, messageId: mail.messageId && `<${mail.messageId}@souk>` })
    return
  }
  if (MAILBOX_DIR) await store({ ...mail, from: MAIL_FROM, id: fileName(mail), sentAt: new Date().toISOString() }, MAILBOX_DIR)
}

function fileName(mail: Mail): string {
  return mail.messageId?.replace(/[^\w.-]/g, '-') ?? `${Date.now()}-${process.hrtime.bigint()}`
}

async function store(mail: StoredMail, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, `${mail.id}.json`)
  await writeFile(`${file}.part`, JSON.stringify(mail, null, 2))
  await rename(`${file}.part`, file)
}
