import type { Counts } from '@/tools/start/stages'

type VitestTest = { status: string; fullName: string; failureMessages: string[] }
type VitestFile = { name: string; status: string; message: string; assertionResults: VitestTest[] }
type VitestReport = { numPassedTests: number; numFailedTests: number; testResults: VitestFile[] }

/** What Vitest's JSON report says: its counts, and the name and first line of each failure. A file that broke before its tests counts as one. */
export function vitestCounts(report: string): Counts {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(report) as VitestReport
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'failed')
  const isBroken = (file: VitestFile) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed')
  const files = testResults.filter(isBroken)
  const failures = [
    ...tests.map(({ fullName, failureMessages }) => named(fullName, failureMessages[0])),
    ...files.map(({ name, message }) => named(name, message)),
  ]
  return { passed: numPassedTests, failed: numFailedTests + files.length, failures }
}

type PlaywrightSpec = { title: string; file: string; line: number; tests: { status: string; results: { error?: { message?: string } }[] }[] }
type PlaywrightSuite = { specs?: PlaywrightSpec[]; suites?: PlaywrightSuite[] }
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number }
  errors: { message?: string }[]
  suites?: PlaywrightSuite[]
}

/** What Playwright's JSON report says, likewise; tests that passed only when tried again are named in the note. */
export function playwrightCounts(report: string): Counts {
  const { stats, errors, suites = [] } = JSON.parse(report) as PlaywrightReport
  const specs = suites.flatMap(specsOf)
  const withStatus = (status: string) => specs.filter(({ tests }) => tests.some((test) => test.status === status))
  const failures = [
    ...withStatus('unexpected').map(({ title, file, line, tests }) => named(`${file}:${line} ${title}`, tests[0]?.results.at(-1)?.error?.message)),
    ...errors.map(({ message }) => named('outside every test', message)),
  ]
  const counts = { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, failures }
  if (stats.flaky === 0) return counts
  const again = withStatus('flaky').map(({ file, line }) => `${file}:${line}`)
  return { ...counts, note: `${stats.flaky} only when tried again: ${again.join(', ')}` }
}

function specsOf({ specs = [], suites = [] }: PlaywrightSuite): PlaywrightSpec[] {
  return [...specs, ...suites.flatMap(specsOf)]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the reports keep the colors of the terminal.
const COLORS = /\u001b\[[0-9;]*m/g

function named(name: string, message = ''): string {
  const line = message.replace(COLORS, '').split('\n')[0]?.trim().slice(0, 300)
  return line ? `${name}: ${line}` : name
}
