import { onePlainLine } from '@/lib/domain/text/plain-text'
import { env } from '@/lib/env'
import { type StoppedMail, stoppedMail } from '@/lib/mail/templates/stopped'
import { mailSeller } from './mail-seller'

/**
 * Tells a seller that an operator has stopped them or a product of theirs, or has lifted it.
 * @param about `path` of the page on which they read more; `messageId` of the mail, the same however often it is sent
 */
export async function tellStopped(
  sellerId: string,
  { path, messageId, ...about }: Omit<StoppedMail, 'url'> & { path: string; messageId: string },
): Promise<void> {
  const facts = { ...about, name: onePlainLine(about.name), reason: onePlainLine(about.reason), url: `${env().appUrl}${path}` }
  await mailSeller(sellerId, messageId, (words) => stoppedMail(facts, words))
}
