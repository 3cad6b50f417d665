import clsx from 'clsx'
import { useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/data/moment'
import type { MessageSender } from '@/lib/domain/messages/message'
import type { MessageView, ThreadView } from '@/lib/domain/wire/message-views'

/**
 * What buyer and seller have written, the oldest first. Text stays text: nothing in it becomes a link.
 * @param reader whose page it is on; an operator reads both sides
 */
export function Thread({ thread: { shopName, messages }, reader }: { thread: ThreadView; reader: MessageSender | 'operator' }) {
  if (messages.length === 0) return null
  return (
    <ol className="flex flex-col gap-3">
      {messages.map((message) => (
        <Message key={message.id} message={message} shop={shopName} reader={reader} />
      ))}
    </ol>
  )
}

function Message({ message: { sender, text, at }, shop, reader }: { message: MessageView; shop: string; reader: MessageSender | 'operator' }) {
  const t = useTranslations('orders.messages')
  const isOwn = sender === reader
  return (
    <li className={clsx('flex max-w-[85%] flex-col gap-1', isOwn ? 'items-end self-end' : 'items-start self-start')}>
      <p className="flex flex-wrap items-baseline gap-x-2 text-muted text-xs">
        {isOwn ? <span>{t('you')}</span> : sender === 'buyer' ? <span>{t('buyer')}</span> : <bdi>{shop}</bdi>}
        <Moment at={at} />
      </p>
      <p dir="auto" className={clsx('wrap-anywhere whitespace-pre-line rounded-lg px-3.5 py-2.5 text-sm', isOwn ? 'bg-info-soft' : 'bg-sunken')}>
        {text}
      </p>
    </li>
  )
}
