import { expect, test } from 'vitest'
import { summary } from '@/tools/start/stages'
import { playwrightCounts, vitestCounts } from './test-reports'

test('a failed unit test is named with the first line of its reason, without colors', () => {
  const report = {
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      {
        ...{ name: '/a.test.ts', status: 'failed', message: '' },
        assertionResults: [
          { status: 'passed', fullName: 'one', failureMessages: [] },
          { status: 'failed', fullName: 'two is three', failureMessages: ['\u001b[31mexpected 2 to be 3\u001b[0m\n    at a.test.ts:1'] },
        ],
      },
    ],
  }
  expect(vitestCounts(JSON.stringify(report))).toEqual({ passed: 1, failed: 1, failures: ['two is three: expected 2 to be 3'] })
})

test('a test file that breaks before its tests counts as one failure', () => {
  const report = {
    numPassedTests: 0,
    numFailedTests: 0,
    testResults: [{ name: '/b.test.ts', status: 'failed', message: 'no pino', assertionResults: [] }],
  }
  expect(vitestCounts(JSON.stringify(report))).toEqual({ passed: 0, failed: 1, failures: ['/b.test.ts: no pino'] })
})

test('failed and repeated journeys are named by file and line', () => {
  const spec = (line: number, status: string) => ({
    title: `t${line}`,
    file: 'e2e/x.e2e.ts',
    line,
    tests: [{ status, results: [{ error: { message: 'late\nmore' } }] }],
  })
  const report = {
    stats: { expected: 3, unexpected: 1, flaky: 1 },
    errors: [],
    suites: [{ suites: [{ specs: [spec(4, 'unexpected'), spec(9, 'flaky')] }] }],
  }
  const counts = playwrightCounts(JSON.stringify(report))
  expect(counts).toEqual({ passed: 4, failed: 1, failures: ['e2e/x.e2e.ts:4 t4: late'], note: '1 only when tried again: e2e/x.e2e.ts:9' })
  const lines = summary([{ stage: 'journeys', seconds: 1, ...counts }]).split('\n')
  expect(lines[1]).toBe('  ✗ journeys: e2e/x.e2e.ts:4 t4: late')
  expect(lines.at(-1)).toBe('4 passed, 1 failed')
})
