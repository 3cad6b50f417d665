import { Hono } from 'hono'
import type { NodeEnv } from '@/sandbox/api/serve'
import type { World } from '@/sandbox/core/world'
import { authorizeRoutes } from './authorize-routes'
import { tokenRoutes } from './token-routes'

/** OAuth as connect.stripe.com has it: the page for people, and the calls for platforms. */
export function oauthRoutes(world: World): Hono<{ Bindings: NodeEnv }> {
  const app = new Hono<{ Bindings: NodeEnv }>()
  app.route('/', authorizeRoutes(world))
  app.route('/', tokenRoutes(world))
  app.all('/oauth/*', (c) =>
    c.json({ error: 'invalid_request', error_description: `Unrecognized request URL (${c.req.method}: ${c.req.path}).` }, 404),
  )
  return app
}
