import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { commandOf } from './processes'

// A program that starts something which never ends by itself, has it guarded, and says its process id.
const PROGRAM = `
import { startGuardian } from '${path.resolve('tools/start/guarded')}'
import { startProgram } from '${path.resolve('tools/start/processes')}'
const folder = import.meta.dirname
const guardian = startGuardian()
guardian.watch({ path: folder })
const { child } = startProgram({ name: 'sleeper', args: ['-e', 'setInterval(() => {}, 1000)'], log: folder + '/sleeper.log', guardian })
console.log(child.pid)
process.on('SIGTERM', () => guardian.finish().then(() => process.exit(0)))
setInterval(() => {}, 1000)
`

async function begin(): Promise<{ program: ChildProcess; sleeper: number; folder: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'souk-guardian-'))
  const file = path.join(folder, 'program.mts')
  writeFileSync(file, PROGRAM)
  const program = spawn(process.execPath, ['--import', 'tsx', file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const sleeper = await new Promise<number>((resolve) => program.stdout?.once('data', (text) => resolve(Number(text))))
  expect(await commandOf(sleeper)).toContain('setInterval')
  return { program, sleeper, folder }
}

test.each(['SIGKILL', 'SIGTERM'] as const)('after %s nothing is left', async (signal) => {
  const { program, sleeper, folder } = await begin()
  program.kill(signal)
  await vi.waitFor(async () => expect(await commandOf(sleeper)).toBeUndefined(), { timeout: 20_000 })
  await vi.waitFor(() => expect(existsSync(folder)).toBe(false), { timeout: 20_000 })
})

test('a process that has ended has no command', async () => {
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.once('exit', resolve))
  expect(await commandOf(child.pid ?? 0)).toBeUndefined()
  expect(await commandOf(process.ppid)).toBeTruthy()
})
