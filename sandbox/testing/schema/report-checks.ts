// Vitest's global setup: the checks are made once before all files, and what all files have looked at is told at the end.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Findings, missedFloor, noFindings, reportOf } from './check-sent'
import { stripeChecks } from './generate'

declare module 'vitest' {
  interface ProvidedContext {
    answersFolder: string
    stripeChecks: string
  }
}

async function sum(folder: string): Promise<Findings> {
  const all = noFindings('')
  for (const file of await readdir(folder)) {
    const one: Findings = JSON.parse(await readFile(join(folder, file), 'utf8'))
    all.answers += one.answers
    all.events += one.events
    all.problems.push(...one.problems)
    for (const [name, count] of Object.entries(one.objects)) all.objects[name] = (all.objects[name] ?? 0) + count
  }
  return all
}

/** Whether every test there is has run and passed: only then the sum says something about the tests, and not about what was asked for. */
async function isWholeRun(project: TestProject): Promise<boolean> {
  const { testFiles } = await project.globTestFiles()
  const ran = project.vitest.state.getFiles()
  return !project.config.testNamePattern && ran.length === testFiles.length && ran.every((file) => file.result?.state !== 'fail')
}

/** Called by Vitest once before all files; what it returns is called after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide('stripeChecks', stripeChecks())
  const folder = await mkdtemp(join(tmpdir(), 'souk-answers-'))
  project.provide('answersFolder', folder)
  return async () => {
    const found = await sum(folder)
    await rm(folder, { recursive: true, force: true })
    if (found.answers + found.events > 0) console.log(`\n${reportOf(found)}`)
    const missed = (await isWholeRun(project)) ? missedFloor(found) : null
    if (missed === null) return
    console.error(missed)
    process.exitCode = 1
  }
}
