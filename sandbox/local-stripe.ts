import type { Sandbox, StartOptions } from './contract'
import { startWorld } from './start'

/**
 * Starts a local Stripe in this process. Resolves when it answers; work that was due while it was stopped is done first thing.
 * Rejects when the port is taken or the data directory is in use.
 */
export async function startSandbox(options: StartOptions = {}): Promise<Sandbox> {
  const { url, platform, control, close } = await startWorld(options)
  return { url, platform, control, close }
}
