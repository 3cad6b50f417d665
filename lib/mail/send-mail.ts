import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import { z } from 'zod'
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

/** The recipient's mail server refuses this address for good: trying again changes nothing. `words` are the server's own. */
export class AddressRefused extends Error {
  constructor(readonly words: string) {
    super(`The mail server refuses the address: ${words}`)
    this.name = 'AddressRefused'
  }
}

/**
 * Sends one mail: over SMTP when SMTP_URL is set, else into the mailbox folder of this machine.
 * @throws AddressRefused when the recipient's address is refused for good; else the transport's error, and a job tries again
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { SMTP_URL, MAILBOX_DIR, MAIL_FROM } = env()
  if (SMTP_URL) {
    const message = { ...mail, from: MAIL_FROM, messageId: mail.messageId && `<${mail.messageId}@souk>` }
    await createTransport(SMTP_URL).sendMail(message).catch(rethrow)
    return
  }
  if (MAILBOX_DIR) await store({ ...mail, from: MAIL_FROM, id: fileName(mail), sentAt: new Date().toISOString() }, MAILBOX_DIR)
}

const SmtpError = z.object({ command: z.string(), responseCode: z.number(), response: z.string() })
/** A full mailbox (RFC 5321, 4.2.3) may have room again. */
const MAILBOX_FULL = 552

/** A 5xx answer to RCPT TO is about this recipient and final (RFC 5321, 4.2.1). To MAIL FROM or DATA it is about us. */
function rethrow(error: unknown): never {
  const refusal = SmtpError.safeParse(error)
  if (!refusal.success) throw error
  const { command, responseCode, response } = refusal.data
  if (command === 'RCPT TO' && responseCode >= 500 && responseCode !== MAILBOX_FULL) throw new AddressRefused(response)
  throw error
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
