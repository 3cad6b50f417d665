import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { env } from '@/lib/env'
import type { StoredMail } from './send-mail'

/**
 * Whether mail stays on this machine, so that the mailbox page may show it. Only a shop at localhost has one: whoever reads the mailbox can sign in as anybody.
 */
export function hasLocalMailbox(): boolean {
  const { SMTP_URL, MAILBOX_DIR, VERCEL_ENV, appUrl } = env()
  const isAtHome = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(appUrl).hostname)
  return Boolean(MAILBOX_DIR && !SMTP_URL && !VERCEL_ENV && isAtHome)
}

/** The mails kept on this machine, newest first. */
export async function listMails(): Promise<StoredMail[]> {
  if (!hasLocalMailbox()) return []
  const folder = env().MAILBOX_DIR ?? ''
  const names = await readdir(/* turbopackIgnore: true */ folder).catch(() => [])
  const mails = await Promise.all(names.filter((name) => name.endsWith('.json')).map((name) => readMail(path.join(folder, name))))
  return mails.sort((a, b) => b.sentAt.localeCompare(a.sentAt))
}

async function readMail(file: string): Promise<StoredMail> {
  return JSON.parse(await readFile(file, 'utf8'))
}
