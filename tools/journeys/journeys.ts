// npm run test:e2e [what Playwright takes]: the browser journeys against the production build, with services of their own in a temporary folder.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, isBuilt } from '@/tools/build/build'
import { throwawayFolder } from '@/tools/postgres/throwaway-folder'
import { startGuardian } from '@/tools/start/guarded'
import { startMachine, startShop } from '@/tools/start/machine'
import { freePort } from '@/tools/start/ports'
import { progressOn } from '@/tools/start/progress'
import { onlyOwnSettings } from '@/tools/start/settings'
import { inTerminal } from '@/tools/start/stages'
import { findChromium } from './chromium'

const guardian = startGuardian()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void guardian.finish().then(() => process.exit(1)))

// One operator a journey: two that sign in at once would take each other's mail.
const OPERATORS = [
  'operator',
  'orders-operator',
  'words-operator',
  'fees-operator',
  'suspending-operator',
  'hiding-operator',
  'featuring-operator',
  'refunds-operator',
  'disputes-operator',
  'books-operator',
  'categories-operator',
  'doctor-operator',
  'offering-operator',
  'home-operator',
  'registering-operator',
  'reviews-operator',
  'fuzz-operator',
]

async function run(): Promise<number> {
  await onlyOwnSettings()
  const chromium = findChromium()
  const data = await throwawayFolder('souk-journeys-')
  guardian.watch({ path: data })
  const step = progressOn(process.stdout)
  const [port, stripePort] = [await freePort(), await freePort()]
  const answers = path.join(data, 'answers.json')
  process.env.SANDBOX_CHECK_ANSWERS = answers
  process.env.OPERATOR_EMAILS = OPERATORS.map((name) => `${name}@souk.test`).join()
  const machine = await startMachine({ data, port, stripePort, guardian, step, forgetful: true })
  if (!(await isBuilt())) await step('Building the shop', () => build(path.join(data, 'logs/build.log'), guardian))
  const shop = await step('Starting the shop', () => startShop(machine, { data, port, guardian, dev: false }))
  const code = await inTerminal(['node_modules/@playwright/test/cli.js', 'test', ...playwrightOptions()], {
    // Journeys set out shops of their own (tools/journeys/journey-shop.ts) with the shop's settings.
    ...machine.env,
    CHROMIUM_PATH: chromium,
    JOURNEY_SHOP_URL: machine.appUrl,
    JOURNEY_STRIPE_URL: machine.stripeUrl ?? '',
    JOURNEY_MAILBOX: machine.mailbox ?? '',
    JOURNEY_DATABASE_URL: machine.env.DATABASE_URL ?? '',
  })
  const areValid = await reportAnswers(answers)
  if (code !== 0) console.log(`The end of the shop's log:\n${(await readFile(shop.log, 'utf8')).split('\n').slice(-40).join('\n')}`)
  return code || (areValid ? 0 : 1)
}

/** Whoever names a journey wants that one, not those that otherwise come before it. */
function playwrightOptions(): string[] {
  const given = process.argv.slice(2)
  return given.some((option) => option.includes('e2e')) ? [...given, '--no-deps'] : given
}

// The local Stripe writes what it has checked of its own answers a second late.
async function reportAnswers(file: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const found = JSON.parse(await readFile(file, 'utf8')) as { problems: string[]; report: string }
  console.log(found.report)
  return found.problems.length === 0
}

const code = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return 1
})
await guardian.finish()
process.exit(code)
