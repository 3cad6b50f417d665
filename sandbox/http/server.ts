import { type Env, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type NodeEnv, serveApi } from '@/sandbox/api/serve'
import type { World } from '@/sandbox/core/world'
import { ApiError, errorEnvelope, unknownRoute } from './errors'

type App = Hono<{ Bindings: NodeEnv }>
/** What a part answers with. */
type Part = { fetch(request: Request, env: NodeEnv): Response | Promise<Response> }

function part<E extends Env>(load: (world: World) => Promise<Hono<E>>): (world: World) => Promise<Part> {
  return async (world) => withEnvelopes(await load(world), world)
}

/** Parts that are read when somebody first asks for them: a world of nothing but API calls starts without them. */
const PARTS: Record<string, (world: World) => Promise<Part>> = {
  '/_sandbox/*': part(async (world) => new Hono().route('/_sandbox', (await import('@/sandbox/control/control')).controlRoutes(world))),
  '/oauth/*': part(async (world) => (await import('@/sandbox/oauth/routes')).oauthRoutes(world)),
  '/v3/*': part(async (world) => (await import('@/sandbox/js/routes')).jsRoutes(world)),
  '/endive/*': part(async (world) => (await import('@/sandbox/js/routes')).jsRoutes(world)),
  '/js/*': part(async (world) => (await import('@/sandbox/js/routes')).jsRoutes(world)),
  '/connect/*': part(async (world) => (await import('@/sandbox/connect-pages/routes')).connectPageRoutes(world)),
  '/microdeposits/*': part(async (world) => (await import('@/sandbox/payments/bank/microdeposit-pages')).microdepositRoutes(world)),
  '/dashboard/*': part(async (world) => (await import('@/sandbox/dashboard/routes')).dashboardRoutes(world)),
}

// The SDK takes a body without `error` for success whatever the status says, so every answer to nowhere and to a bug carries the envelope.
function withEnvelopes<E extends Env>(app: Hono<E>, world: World): Hono<E> {
  app.notFound((c) => c.json(errorEnvelope(unknownRoute(c.req.method, c.req.path), world.url), 404))
  app.onError((error, c) => {
    // A page of another site pressed one of our buttons.
    if (error instanceof HTTPException) return error.getResponse()
    console.error(error)
    const answer = new ApiError(500, { type: 'api_error', message: 'An unknown error occurred.' })
    return c.json(errorEnvelope(answer, world.url), 500)
  })
  return app
}

/** The whole program as one HTTP application: Stripe's API, OAuth, Stripe.js, the dashboard, and the control API. */
export function createServer(world: World): App {
  const app: App = withEnvelopes(new Hono<{ Bindings: NodeEnv }>(), world)
  for (const path of ['/v1/*', '/v2/*']) app.all(path, (c) => serveApi(world, c.req.raw, c.env))
  app.get('/_sandbox/health', (c) => c.json({ ok: true, pid: process.pid }))
  for (const [path, load] of Object.entries(PARTS)) {
    let loaded: Promise<Part> | undefined
    app.all(path, async (c) => {
      loaded ??= load(world)
      return (await loaded).fetch(c.req.raw, c.env)
    })
  }
  app.get('/', (c) => c.redirect('/dashboard'))
  return app
}
