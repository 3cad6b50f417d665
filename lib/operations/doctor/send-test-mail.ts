import { env } from '@/lib/env'
import { translatorFor } from '@/lib/i18n/translator'
import { log } from '@/lib/log/log'
import { renderMail } from '@/lib/mail/render-mail'
import { sendMail } from '@/lib/mail/send-mail'
import { testMail } from '@/lib/mail/templates/test-mail'

/** Sends an operator a mail, to see whether it arrives. @returns why the mail server did not take it, in its words; null where it did */
export async function sendTestMail(to: string): Promise<string | null> {
  const words = translatorFor()
  const mail = await renderMail(testMail({ url: `${env().appUrl}/admin/doctor` }, words), words)
  try {
    await sendMail({ ...mail, to })
    return null
  } catch (err) {
    log.warn({ err }, 'A test mail was not taken')
    return err instanceof Error ? err.message : String(err)
  }
}
