import { disconnect } from '@/lib/db/client'
import { env } from '@/lib/env'
import { examineAndKeep } from '@/lib/operations/doctor/last-look'
import { stopSendingJobs } from '@/lib/operations/run-jobs'
import { doctorReport } from './doctor-report'

/** Makes every check with the settings of this process and writes the table. @returns whether nothing is red */
export async function printDoctor(): Promise<boolean> {
  const lines = await examineAndKeep()
  console.log(doctorReport(lines, env().appUrl, process.stdout.isTTY))
  await stopSendingJobs()
  await disconnect()
  return lines.every(({ state }) => state !== 'bad')
}
