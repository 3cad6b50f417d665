import { type Sandbox, type StartOptions, startSandbox } from '@souk/local-stripe'
import { afterAll } from 'vitest'

/**
 * Starts a local Stripe inside the calling test file, in memory and on a free port, and points the STRIPE_… settings to it until the file ends.
 * Call it at the top of the file, before anything asks `env()`: `const sandbox = await testSandbox()`.
 * @param options as `startSandbox` takes them
 */
export async function testSandbox(options: StartOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options)
  Object.assign(process.env, {
    STRIPE_SECRET_KEY: sandbox.platform.secretKey,
    STRIPE_PUBLISHABLE_KEY: sandbox.platform.publishableKey,
    STRIPE_CLIENT_ID: sandbox.platform.clientId,
    STRIPE_LOCAL_URL: sandbox.url,
  })
  afterAll(() => sandbox.close())
  return sandbox
}
