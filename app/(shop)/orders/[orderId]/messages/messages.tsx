import { randomUUID } from 'node:crypto'
import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { MarkRead } from '@/components/orders/messages/mark-read'
import { MessageForm } from '@/components/orders/messages/message-form'
import { Thread } from '@/components/orders/messages/thread'
import { ClientMessages } from '@/components/ui/client-messages'
import { Badge } from '@/components/ui/feedback/badge'
import { isolated } from '@/components/ui/isolated'
import type { ThreadView } from '@/lib/domain/wire/message-views'
import { readBuyersThreads } from '@/lib/messages/read-messages'
import type { Buyer } from '@/lib/orders/access'
import { readFromSellerAction, writeToSellerAction } from './actions'

/** What a buyer and the sellers of their order write to each other. */
export async function Messages({ orderId, buyer, linkKey }: { orderId: string; buyer: Buyer; linkKey: string | undefined }) {
  const threads = await readBuyersThreads(orderId, buyer, linkKey)
  if (threads.length === 0) return null
  return (
    <ClientMessages of={['orders.messages']}>
      <MessagesSection threads={threads} orderId={orderId} linkKey={linkKey ?? null} />
    </ClientMessages>
  )
}

type Place = { orderId: string; linkKey: string | null }

function MessagesSection({ threads, ...place }: Place & { threads: ThreadView[] }) {
  const t = useTranslations('orders.messages')
  return (
    <section aria-labelledby="messages" className="flex flex-col gap-3">
      <h2 id="messages" className="font-semibold text-lg">
        {t('title')}
      </h2>
      {threads.map((thread) => (
        <ThreadCard key={thread.partId} thread={thread} {...place} />
      ))}
    </section>
  )
}

function ThreadCard({ thread, orderId, linkKey }: Place & { thread: ThreadView }) {
  const t = useTranslations('orders.messages')
  const { partId, shopName: shop, messages, unread, mayWrite } = thread
  const last = messages.at(-1)
  return (
    <details open={messages.length > 0} className="group wrap-anywhere rounded-lg border border-line bg-surface">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-3 px-5 py-3 font-medium text-sm">
        <span>{t.rich(messages.length > 0 ? 'with' : 'writeTo', { shop, ...isolated })}</span>
        {unread > 0 && <Badge tone="info">{t('unread', { count: unread })}</Badge>}
        <ChevronDown aria-hidden className="ml-auto size-4 text-muted group-open:rotate-180" />
      </summary>
      <div className="flex flex-col gap-5 px-5 pb-5">
        <Thread thread={thread} reader="buyer" />
        {mayWrite && (
          <MessageForm
            action={writeToSellerAction.bind(null, orderId, partId, linkKey)}
            first={{ id: randomUUID(), typed: '', refusal: null }}
            label={t('toSeller', { shop })}
          />
        )}
        {mayWrite && unread > 0 && last && <MarkRead action={readFromSellerAction.bind(null, orderId, partId, linkKey)} until={last.at} />}
      </div>
    </details>
  )
}
