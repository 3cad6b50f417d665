// npm run migrate: brings the database of a deployment to the newest migration. Part of the build on Vercel (vercel.json), a step before the start elsewhere.
import { existsSync } from 'node:fs'
import { inTerminal } from '@/tools/start/stages'
import { planMigrations, writeMark } from './deploy-migrations'

for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file)

async function migrate(): Promise<number> {
  const plan = await planMigrations(process.env)
  if (plan.kind !== 'migrate') {
    console.log(plan.why)
    return plan.kind === 'leave' ? 0 : 1
  }
  const code = await inTerminal(['node_modules/prisma/build/index.js', 'migrate', 'deploy'], { DIRECT_DATABASE_URL: plan.url })
  if (code === 0 && plan.mark) await writeMark(plan.url, plan.mark)
  return code
}

process.exitCode = await migrate().catch((error: unknown) => {
  const sentence = error instanceof Error ? error.message : String(error)
  console.error(`The database could not be migrated: ${sentence}`)
  return 1
})
