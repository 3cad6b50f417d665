import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { brand } from '@/brand'
import type { Guardian } from './guarded'
import { commandOf, killGroup } from './processes'

/**
 * Claims a data folder for this process. What a start that was killed together with its guardian left running is stopped first.
 * @param data the folder, `.data`
 * @throws Error with one sentence when a start that lives has it
 */
export async function claim(data: string, guardian: Guardian): Promise<{ started: (pid: number) => Promise<void> }> {
  const file = path.join(data, 'running.json')
  await mkdir(data, { recursive: true })
  const before = JSON.parse(await readFile(file, 'utf8').catch(() => '[]')) as { pid: number; command: string }[]
  const [owner, ...left] = before
  if (owner && (await commandOf(owner.pid)) === owner.command) {
    throw new Error(`${brand.name} already runs in this folder (process ${owner.pid}): stop it with Ctrl-C there, or with "kill ${owner.pid}".`)
  }
  for (const { pid, command } of left) {
    if ((await commandOf(pid)) !== command) continue
    killGroup(pid, 'SIGTERM')
    for (let wait = 0; wait < 120 && (await commandOf(pid)); wait++) await new Promise((resolve) => setTimeout(resolve, 100))
    killGroup(pid, 'SIGKILL')
  }
  const mine: { pid: number; command: string }[] = []
  const started = async (pid: number) => {
    mine.push({ pid, command: (await commandOf(pid)) ?? '' })
    await writeFile(file, `${JSON.stringify(mine, null, 2)}\n`)
  }
  await started(process.pid)
  guardian.watch({ path: file })
  return { started }
}
