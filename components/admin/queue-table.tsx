import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import type { QueueLine } from '@/lib/domain/wire/admin-views'

/** The job queues and what is in them. */
export function QueueTable({ queues }: { queues: QueueLine[] }) {
  const t = useTranslations('admin.queues')
  return (
    <Card padded={false}>
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('queue')}</Th>
            <Th numeric>{t('waiting')}</Th>
            <Th numeric>{t('retrying')}</Th>
            <Th numeric>{t('later')}</Th>
            <Th numeric>{t('running')}</Th>
            <Th numeric>{t('done')}</Th>
            <Th numeric>{t('failed')}</Th>
            <Th numeric>{t('overdue')}</Th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.name}>
              <Td className="whitespace-nowrap font-medium">
                <span translate="no">{queue.name}</span>
              </Td>
              <Td numeric>{queue.waiting}</Td>
              <Td numeric>{queue.retrying}</Td>
              <Td numeric>{queue.later}</Td>
              <Td numeric>{queue.active}</Td>
              <Td numeric>{queue.done}</Td>
              <Td numeric className={queue.failed > 0 ? 'font-semibold text-danger' : undefined}>
                {queue.failed}
              </Td>
              <Td numeric>{queue.oldestDueAt ? <Moment at={queue.oldestDueAt} /> : t('none')}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
