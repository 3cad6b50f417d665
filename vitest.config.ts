import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { alias: { '@': path.resolve(import.meta.dirname) } },
  test: {
    environment: 'node',
    include: ['**/*.test.{ts,tsx}'],
    globalSetup: ['tools/test-databases.ts', 'sandbox/testing/schema/report-checks.ts'],
    setupFiles: ['tools/test-settings.ts', 'sandbox/testing/schema/watch-tests.ts'],
    exclude: ['**/node_modules/**', '.next*/**', '.data/**'],
    // Real databases and a real (local) Stripe: generous, because the machine may be busy. No test asserts on time.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
