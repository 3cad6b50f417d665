import { defineConfig, devices } from '@playwright/test'

// `npm run test:e2e` (tools/journeys/journeys.ts) starts the services and says where they are.
const { CHROMIUM_PATH, JOURNEY_SHOP_URL } = process.env

const CLOCK = '**/later-charge.e2e.ts'
// They move the clock too, one after the other, so that days pass for one of them alone.
const PAYOUTS = '**/payouts.e2e.ts'
const BOOKS = '**/books.e2e.ts'
const FUZZ = '**/fuzz.e2e.ts'
// Signs in as the operator and the sellers of the examples, as other journeys do: alone, so that nobody takes another's mail.
const README = '**/readme.e2e.ts'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  fullyParallel: true,
  workers: 2,
  // Journeys that move the local Stripe's clock come last: days that go by end the holds and sign-ins of all others.
  projects: [
    { name: 'journeys', testIgnore: [CLOCK, PAYOUTS, BOOKS, FUZZ, README] },
    { name: 'readme', testMatch: README, dependencies: ['journeys'] },
    { name: 'clock', testMatch: CLOCK, fullyParallel: false, dependencies: ['journeys', 'readme'] },
    { name: 'payouts', testMatch: PAYOUTS, fullyParallel: false, dependencies: ['clock'] },
    { name: 'books', testMatch: BOOKS, fullyParallel: false, dependencies: ['payouts'] },
    // It presses every button there is, those that all journeys share too: it has the shop to itself.
    { name: 'fuzz', testMatch: FUZZ, dependencies: ['books'] },
  ],
  forbidOnly: Boolean(process.env.CI),
  // A machine that others share may stand still for half a minute. What passes only when tried again is counted and named at the end.
  retries: process.env.CI ? 1 : 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : 'list',
  use: {
    ...devices['Desktop Chrome'],
    ...(JOURNEY_SHOP_URL && { baseURL: JOURNEY_SHOP_URL }),
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
    launchOptions: { ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }) },
  },
})
