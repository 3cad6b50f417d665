// Stops what another process started, when that process has ended in whatever way, kill -9 included: it holds the other end of our input, and the
// system closes it for it. It is started by `startGuardian` and told one thing a line.
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { stopPostgres } from '@/tools/postgres/postgres'
import type { Charge } from './guarded'
import { commandOf, killGroup } from './processes'

const GRACE_MS = 8000
let charges: Charge[] = []

// Ctrl-C in the terminal is for the process we watch over; we end with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

for await (const line of createInterface({ input: process.stdin })) {
  const { watch, forget } = JSON.parse(line) as { watch?: Charge; forget?: number }
  if (watch) charges.push(watch)
  if (forget) charges = charges.filter((charge) => !('group' in charge && charge.group === forget))
}

await Promise.all(charges.map((charge) => 'group' in charge && stopGroup(charge.group)))
for (const charge of charges) if ('postgres' in charge) await stopPostgres(charge.postgres)
for (const charge of charges) if ('path' in charge) await rm(charge.path, { recursive: true, force: true })

async function stopGroup(leader: number): Promise<void> {
  killGroup(leader, 'SIGTERM')
  const deadline = Date.now() + GRACE_MS
  while (Date.now() < deadline && (await commandOf(leader)) !== undefined) await new Promise((resolve) => setTimeout(resolve, 50))
  killGroup(leader, 'SIGKILL')
}
