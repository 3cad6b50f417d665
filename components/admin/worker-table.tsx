import { Card } from '@/components/ui/data/card'
import { Moment } from '@/components/ui/data/moment'
import { Table, Td, Th } from '@/components/ui/data/table'
import { Badge, type Tone } from '@/components/ui/feedback/badge'
import type { WorkerLine } from '@/lib/domain/wire/admin-views'

const STATE: Record<WorkerLine['state'], { tone: Tone; label: string }> = {
  alive: { tone: 'good', label: 'Working' },
  stopped: { tone: 'neutral', label: 'Stopped' },
  silent: { tone: 'warn', label: 'Not heard of' },
}

/** The processes that work on the jobs, and those of the last day that do no more. */
export function WorkerTable({ workers }: { workers: WorkerLine[] }) {
  return (
    <Card padded={false}>
      <Table caption="Workers">
        <thead>
          <tr>
            <Th>Process</Th>
            <Th>State</Th>
            <Th numeric>Jobs in hand</Th>
            <Th numeric>Started</Th>
            <Th numeric>Last heard of</Th>
          </tr>
        </thead>
        <tbody>
          {workers.map((worker) => (
            <tr key={worker.id}>
              <Td>
                <span className="font-medium">{worker.kind === 'server' ? 'Server' : 'Worker'}</span>{' '}
                <span className="font-mono text-muted text-xs">
                  {worker.host}, {worker.pid}
                </span>
              </Td>
              <Td>
                <Badge tone={STATE[worker.state].tone}>{STATE[worker.state].label}</Badge>
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
