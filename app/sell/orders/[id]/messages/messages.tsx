import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { MarkRead } from '@/components/orders/messages/mark-read'
import { MessageForm } from '@/components/orders/messages/message-form'
import { Thread } from '@/components/orders/messages/thread'
import { Section } from '@/components/ui/data/card'
import { Badge } from '@/components/ui/feedback/badge'
import { readSaleThread } from '@/lib/messages/read-messages'
import { readFromBuyerAction, writeToBuyerAction } from './actions'

/** What a seller and the buyer of a sale write to each other. */
export async function Messages({ sellerId, saleId, mayWrite }: { sellerId: string; saleId: string; mayWrite: boolean }) {
  const thread = await readSaleThread(sellerId, saleId)
  if (!thread) return null
  const t = await getTranslations('orders.messages')
  const last = thread.messages.at(-1)
  return (
    <div id="messages">
      <Section title={t('title')} action={thread.unread > 0 && <Badge tone="info">{t('unread', { count: thread.unread })}</Badge>}>
        <div className="flex flex-col gap-5">
          <Thread thread={thread} reader="seller" />
          {mayWrite && (
            <MessageForm action={writeToBuyerAction.bind(null, saleId)} first={{ id: randomUUID(), typed: '', refusal: null }} label={t('toBuyer')} />
          )}
          {mayWrite && thread.unread > 0 && last && <MarkRead action={readFromBuyerAction.bind(null, saleId)} until={last.at} />}
        </div>
      </Section>
    </div>
  )
}
