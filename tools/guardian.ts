// Stops what another process started, when that process has ended in whatever way, kill -9 included: it holds the other end of our input, and the
// system closes it for it. It is started by `startGuardian` and told one thing to look after a line.
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Charge } from './guarded'
import { stopPostgres } from './postgres'
import { commandOf } from './processes'

const GRACE_MS = 8000
const charges: Charge[] = []

// Ctrl-C in the terminal is for the process we watch over; we end with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

for await (const line of createInterface({ input: process.stdin })) charges.push(JSON.parse(line))
const groups = charges.flatMap((charge) => ('group' in charge ? [charge.group] : []))
await Promise.all(groups.map(stopGroup))
for (const charge of charges) if ('postgres' in charge) await stopPostgres(charge.postgres)
for (const charge of charges) if ('folder' in charge) await rm(charge.folder, { recursive: true, force: true })

async function stopGroup(leader: number): Promise<void> {
  signalGroup(leader, 'SIGTERM')
  const deadline = Date.now() + GRACE_MS
  while (Date.now() < deadline && (await commandOf(leader)) !== undefined) await new Promise((resolve) => setTimeout(resolve, 50))
  signalGroup(leader, 'SIGKILL')
}

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? leader : -leader, signal)
  } catch {
    // Gone already.
  }
}
