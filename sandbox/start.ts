import { createServer as createHttpServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { registerRedirectUri } from '@/sandbox/accounts/connect'
import { registerVerification } from '@/sandbox/accounts/verification'
import type { Sandbox, StartOptions } from '@/sandbox/contract'
import { createControlClient } from '@/sandbox/control/client'
import { openWorld } from '@/sandbox/core/open-world'
import { portOf } from '@/sandbox/core/port'
import { at } from '@/sandbox/core/typed'
import { PLATFORM, type World } from '@/sandbox/core/world'
import { registerDisputeTimers } from '@/sandbox/disputes/disputes'
import { pruneKeys } from '@/sandbox/http/idempotency'
import { createServer } from '@/sandbox/http/server'
import { createFirstPlatform } from '@/sandbox/keys/platforms'
import { registerAutomaticPayouts } from '@/sandbox/money/automatic-payouts'
import { registerPayoutTimers } from '@/sandbox/money/payouts'
import { registerRefundTimers } from '@/sandbox/money/refunds'
import { registerDebitTimers } from '@/sandbox/payments/bank/bank-payments'
import { registerBankSetupTimers } from '@/sandbox/payments/bank/bank-setups'
import { registerPaymentTimers } from '@/sandbox/payments/holds'

/** A running local Stripe with its inside, for its own tests. */
export interface RunningWorld extends Sandbox {
  world: World
}

const KEEP_ALIVE_MS = 10 * 60 * 1000

type Listener = (request: Request, env: object) => Response | Promise<Response>

function listen(fetch: Listener, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createHttpServer(getRequestListener(fetch, { overrideGlobalObjects: false }))
    // Long, because a client that reuses a connection just as it is closed sees a reset that no fault rule asked for.
    server.keepAliveTimeout = KEEP_ALIVE_MS
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

/** `localhost` means 127.0.0.1 to some programs and ::1 to others: listen on both where the machine has both. */
async function listenOnLoopback(fetch: Listener, port: number): Promise<Server[]> {
  const first = await listen(fetch, port, '127.0.0.1')
  try {
    return [first, await listen(fetch, portOf(first), '::1')]
  } catch (error) {
    const code = error instanceof Error && 'code' in error && error.code
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return [first]
    first.close()
    if (port === 0 && code === 'EADDRINUSE') return listenOnLoopback(fetch, 0)
    throw error
  }
}

/**
 * Starts the local Stripe in this process. Resolves when it answers; work that was due while it was stopped is done first thing.
 * Throws when the port is taken or the data directory is in use.
 */
export async function startWorld(options: StartOptions = {}): Promise<RunningWorld> {
  const world = openWorld(options)
  createFirstPlatform(world)
  world.store.transaction(() => {
    for (const uri of options.redirectUris ?? []) registerRedirectUri(world, PLATFORM.clientId, uri)
    const { rawCardData } = options
    if (rawCardData !== undefined) world.store.update('account', PLATFORM.accountId, {}, { rawCardData })
  })
  pruneKeys(world)
  world.dispatcher.register()
  registerPaymentTimers(world)
  registerDebitTimers(world)
  registerBankSetupTimers(world)
  registerRefundTimers(world)
  registerDisputeTimers(world)
  registerPayoutTimers(world)
  registerAutomaticPayouts(world)
  registerVerification(world)
  const app = createServer(world)
  const servers = await openServers(app.fetch, options).catch((error: unknown) => {
    world.close()
    throw error
  })
  world.url = options.url ?? `http://localhost:${portOf(at(servers, 0))}`
  world.timers.start()
  return {
    url: world.url,
    platform: { ...PLATFORM },
    control: createControlClient(world.url),
    world,
    close: async () => {
      world.timers.stop()
      world.dispatcher.stop()
      await Promise.all(servers.map(closeServer))
      world.close()
    },
  }
}

async function openServers(fetch: Listener, options: StartOptions): Promise<Server[]> {
  const port = options.port ?? 0
  return options.host ? [await listen(fetch, port, options.host)] : listenOnLoopback(fetch, port)
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
