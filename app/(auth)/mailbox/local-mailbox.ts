import { headers } from 'next/headers'
import { isFromThisMachine } from '@/lib/http/from-this-machine'
import { hasLocalMailbox } from '@/lib/mail/mailbox'

/** Whether this request may read the local mailbox. It holds links that sign in as anybody: pages and routes of it ask this themselves, each time. */
export async function mayReadMailbox(): Promise<boolean> {
  return hasLocalMailbox() && isFromThisMachine(await headers())
}
