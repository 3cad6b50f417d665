import path from 'node:path'
import type { Guardian } from '@/tools/start/guarded'
import { freePort } from '@/tools/start/ports'
import { answers, killGroup, runProgram, startProgram } from '@/tools/start/processes'

const NEXT = 'node_modules/next/dist/bin/next'
const APP = 'bench/pages/bare'

/** Builds and starts an app of one heading, rendered for each request as the shop's pages are. */
export async function startBare({
  data,
  guardian,
}: {
  data: string
  guardian: Guardian
}): Promise<{ url: string; pid: number; stop: () => Promise<void> }> {
  const program = {
    name: 'bare page',
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    log: path.join(data, 'logs/bare.log'),
    guardian,
  }
  await runProgram({ ...program, args: [NEXT, 'build', APP] })
  const port = await freePort()
  const server = startProgram({ ...program, args: [NEXT, 'start', APP, '-H', 'localhost', '-p', String(port)] })
  const url = `http://localhost:${port}`
  await answers(server, url)
  return {
    url,
    pid: server.child.pid ?? 0,
    stop: async () => {
      killGroup(server.child.pid ?? 0, 'SIGTERM')
      await server.ended
    },
  }
}
