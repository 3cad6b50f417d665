// npm run doctor: the checks of /admin/doctor in a terminal, of the shop that the settings name, or of the one `npm start` runs here. Ends with 1 where something is red.
import { existsSync } from 'node:fs'
import { runningSettings } from '@/tools/start/running-settings'

for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file)
// The log would stand between the lines.
process.env.LOG_LEVEL ||= 'silent'

const problem = await takeSettings()
if (problem) {
  console.error(problem)
  process.exit(1)
}
const { printDoctor } = await import('./print-doctor')
process.exitCode = (await printDoctor()) ? 0 : 1

/** What the settings leave out is that of the shop that runs here. @returns why there is nothing to look at */
async function takeSettings(): Promise<string | null> {
  const { DATABASE_URL, STRIPE_SECRET_KEY } = process.env
  if (DATABASE_URL && STRIPE_SECRET_KEY) return null
  const running = await runningSettings('.data')
  if (!running) return 'No shop runs here. Start it with npm start, or set DATABASE_URL and STRIPE_SECRET_KEY in .env to look at another one.'
  for (const [name, value] of Object.entries(running)) process.env[name] ||= value
  return null
}
