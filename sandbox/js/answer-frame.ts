import type { Context } from 'hono'
import type { World } from '@/sandbox/core/world'
import { ApiError, errorEnvelope } from '@/sandbox/http/errors'
import { authenticate } from '@/sandbox/keys/auth'

type Work = (account: string) => Promise<object> | object

/** Answers a frame in the API's words, for the account of its key. */
export async function answerFrame(c: Context, world: World, work: Work): Promise<Response> {
  try {
    const { account } = authenticate(world, {
      authorization: c.req.header('Authorization') ?? null,
      stripeAccount: c.req.header('Stripe-Account') ?? null,
    })
    return c.json(await work(account))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return Response.json(errorEnvelope(error, `${world.url}/dashboard`), { status: error.status })
  }
}
