import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type NodeEnv, serveApi } from './api/serve'
import { controlRoutes } from './control'
import { dashboardRoutes } from './dashboard/routes'
import { ApiError, errorEnvelope, unknownRoute } from './errors'
import { jsRoutes } from './js/routes'
import { oauthRoutes } from './oauth/routes'
import type { World } from './world'

/** The whole program as one HTTP application: Stripe's API, OAuth, Stripe.js, the dashboard, and the control API. */
export function createServer(world: World): Hono<{ Bindings: NodeEnv }> {
  const app = new Hono<{ Bindings: NodeEnv }>()
  app.all('/v1/*', (c) => serveApi(world, c.req.raw, c.env))
  app.route('/_sandbox', controlRoutes(world))
  app.route('/', oauthRoutes(world))
  app.route('/', jsRoutes(world))
  app.route('/', dashboardRoutes(world))
  app.get('/', (c) => c.redirect('/dashboard'))
  // The SDK takes a body without `error` for success whatever the status says, so every answer to nowhere carries the envelope.
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
