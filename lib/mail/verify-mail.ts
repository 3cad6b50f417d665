import { createTransport } from 'nodemailer'

/**
 * Asks a mail server to let us in, without sending anything.
 * @param url as in SMTP_URL
 * @throws why it did not, or that it did not answer in time
 */
export async function verifyMailServer(url: string, patienceMs: number): Promise<void> {
  const transport = createTransport({ url, connectionTimeout: patienceMs, greetingTimeout: patienceMs })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}
