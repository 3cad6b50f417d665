// npm test: everything, with its own database, local Stripe, build and browser, and one summary at the end.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { countedStage, inTerminal, type Result, stage, summary } from '@/tools/start/stages'
import { playwrightCounts, vitestCounts } from './test-reports'

const reports = await mkdtemp(path.join(tmpdir(), 'souk-reports-'))
const vitestReport = path.join(reports, 'vitest.json')
const journeysReport = path.join(reports, 'journeys.json')
const node = (...args: string[]) => inTerminal(args)
const next = 'node_modules/next/dist/bin/next'

const results: Result[] = []
results.push(await stage('lint', () => node('--import', 'tsx', 'tools/checks/lint.ts')))
results.push(await stage('types', async () => (await node(next, 'typegen')) || node('node_modules/typescript/bin/tsc', '--noEmit')))
results.push(
  await countedStage('unit and integration', vitestReport, vitestCounts, () =>
    node('node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`),
  ),
)
results.push(await stage('build', () => inTerminal(['--import', 'tsx', 'tools/build/build-once.ts'], { TYPES_ARE_CHECKED: 'yes' })))
results.push(await stage('what browsers are sent', () => node('--import', 'tsx', 'tools/checks/check-bundle.ts')))
results.push(
  await countedStage('journeys', journeysReport, playwrightCounts, () =>
    inTerminal(['--import', 'tsx', 'tools/journeys/journeys.ts'], { PLAYWRIGHT_JSON_OUTPUT_FILE: journeysReport }),
  ),
)
await rm(reports, { recursive: true, force: true })
console.log(summary(results))
process.exit(results.some(({ failed }) => failed > 0) ? 1 : 0)
