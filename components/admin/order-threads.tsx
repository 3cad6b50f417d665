import { useTranslations } from 'next-intl'
import { Thread } from '@/components/orders/messages/thread'
import { Section } from '@/components/ui/data/card'
import { isolated } from '@/components/ui/isolated'
import type { ThreadView } from '@/lib/domain/wire/message-views'

/** What a buyer and the sellers of an order have written to each other. */
export function OrderThreads({ threads }: { threads: ThreadView[] }) {
  const t = useTranslations('admin.order')
  return threads.map((thread) => (
    <Section key={thread.partId} title={t.rich('messages', { shop: thread.shopName, ...isolated })}>
      <Thread thread={thread} reader="operator" />
    </Section>
  ))
}
