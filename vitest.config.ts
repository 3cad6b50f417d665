import { availableParallelism } from 'node:os'
import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The proofs take longest and are small files, which would come last and leave all but one processor idle: they come first. */
class ProofsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isProof = ({ moduleId }: TestSpecification) => Number(moduleId.includes('/proofs/'))
    return (await super.sort(files)).sort((a, b) => isProof(b) - isProof(a))
  }
}

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    environment: 'node',
    include: ['**/*.test.{ts,tsx}'],
    globalSetup: ['testing/databases.ts', 'sandbox/testing/schema/report-checks.ts'],
    setupFiles: ['testing/settings.ts', 'sandbox/testing/schema/watch-tests.ts'],
    exclude: ['**/node_modules/**', '.next*/**', '.data/**'],
    // One worker fewer than processors, which is vitest's own number, would leave half of a small machine idle.
    maxWorkers: availableParallelism(),
    // Real databases and a real (local) Stripe: generous, because the machine may be busy. No test asserts on time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    sequence: { sequencer: ProofsFirst },
  },
})
