import { type Guardian, startGuardian } from '@/tools/start/guarded'
import { freePort } from '@/tools/start/ports'
import { answers, type Settings, startProgram } from '@/tools/start/processes'

export interface FurtherShop {
  port: number
  stop: () => Promise<void>
}

/**
 * Starts one more server of the production build, with settings of its own beside those of the journeys. Its jobs are left to the first server unless
 * the settings say otherwise.
 * @param log the file it writes to
 * @param wanted the port, where somebody must know it before
 */
export async function startFurtherShop(settings: Settings, log: string, guardian: Guardian = startGuardian(), wanted?: number): Promise<FurtherShop> {
  const port = wanted ?? (await freePort())
  const args = ['node_modules/next/dist/bin/next', 'start', '-H', '127.0.0.1', '-p', String(port)]
  const env = { JOBS_IN_SERVER: 'no', ...settings, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  const server = startProgram({ name: 'further shop', args, env, log, guardian })
  await answers(server, `http://127.0.0.1:${port}/api/health`, { seconds: 120 })
  return { port, stop: () => guardian.finish() }
}
