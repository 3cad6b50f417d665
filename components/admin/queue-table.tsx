import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import type { QueueLine } from '@/lib/domain/wire/admin-views'

/**
 * The job queues and what is in them.
 * @param isFull also what waits for its time, and what was done in the last hour
 */
export function QueueTable({ queues, isFull = false }: { queues: QueueLine[]; isFull?: boolean }) {
  return (
    <Card padded={false}>
      <Table caption="Job queues">
        <thead>
          <tr>
            <Th>Queue</Th>
            <Th numeric>Waiting</Th>
            <Th numeric>Retrying</Th>
            {isFull && <Th numeric>For later</Th>}
            <Th numeric>Running</Th>
            {isFull && <Th numeric>Done, last hour</Th>}
            <Th numeric>Given up</Th>
            <Th numeric>Overdue since</Th>
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <tr key={queue.name}>
              <Td className="whitespace-nowrap font-medium">{queue.name}</Td>
              <Td numeric>{queue.waiting}</Td>
              <Td numeric>{queue.retrying}</Td>
              {isFull && <Td numeric>{queue.later}</Td>}
              <Td numeric>{queue.active}</Td>
              {isFull && <Td numeric>{queue.done}</Td>}
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
