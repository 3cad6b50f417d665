import { Card } from '@/components/ui/card'
import { Moment } from '@/components/ui/moment'
import { Table, Td, Th } from '@/components/ui/table'
import type { QueueLine } from '@/lib/domain/admin-views'

/** The job queues and what is in them. */
export function QueueTable({ queues }: { queues: QueueLine[] }) {
  return (
    <Card padded={false}>
      <Table caption="Job queues">
        <thead>
          <tr>
            <Th>Queue</Th>
            <Th numeric>Waiting</Th>
            <Th numeric>Running</Th>
            <Th numeric>Failed</Th>
            <Th numeric>Overdue since</Th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.name}>
              <Td className="font-medium">{queue.name}</Td>
              <Td numeric>{queue.waiting}</Td>
              <Td numeric>{queue.active}</Td>
              <Td numeric className={queue.failed > 0 ? 'font-semibold text-danger' : undefined}>
                {queue.failed}
              </Td>
              <Td numeric>{queue.oldestDueAt ? <Moment at={queue.oldestDueAt} /> : '–'}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
