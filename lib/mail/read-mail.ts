import { listMails } from './mailbox'
import type { StoredMail } from './send-mail'

/** One mail of the local mailbox; undefined when it is not there, or there is no such mailbox. */
export async function readMail(id: string): Promise<StoredMail | undefined> {
  return (await listMails()).find((mail) => mail.id === id)
}
