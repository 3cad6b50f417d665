import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import type { WorkerLine } from '@/lib/domain/wire/admin-views'

const TONE: Record<WorkerLine['state'], Tone> = { alive: 'good', stopped: 'neutral', silent: 'warn' }

/** The processes that work on the jobs, and those of the last day that do no more. */
export function WorkerTable({ workers }: { workers: WorkerLine[] }) {
  const t = useTranslations('admin.workers')
  return (
    <Card padded={false}>
      <Table caption={t('caption')}>
        <thead>
          <tr>
            <Th>{t('process')}</Th>
            <Th>{t('state')}</Th>
            <Th numeric>{t('running')}</Th>
            <Th numeric>{t('started')}</Th>
            <Th numeric>{t('heard')}</Th>
          </tr>
        </thead>
        <tbody>
          {workers.map((worker) => (
            <tr key={worker.id}>
              <Td>
                <span className="font-medium">{t(worker.kind)}</span>{' '}
                <span className="font-mono text-muted text-xs">{t('host', { host: worker.host, pid: String(worker.pid) })}</span>
              </Td>
              <Td>
                <Badge tone={TONE[worker.state]}>{t(worker.state)}</Badge>
              </Td>
              <Td numeric>{worker.running}</Td>
              <Td numeric>
                <Moment at={worker.startedAt} />
              </Td>
              <Td numeric>
                <Moment at={worker.heardAt} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
