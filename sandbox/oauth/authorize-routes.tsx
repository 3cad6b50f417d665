/** @jsxImportSource hono/jsx */
import { type Context, Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { issueAuthorizationCode } from '@/sandbox/accounts/connect'
import type { World } from '@/sandbox/core/world'
import { sendPage } from '@/sandbox/dashboard/shell'
import { checkPassword } from '@/sandbox/keys/sign-ins'
import { ConnectPage, RefusedPage, RegisterPage, SignInPage } from './authorize-pages'
import { openAccount, openSkippedAccount } from './open-account'
import { type AuthorizeRequest, deniedUrl, grantedUrl, readAuthorizeRequest } from './read-request'
import { currentSignIn, signIn, signOut } from './sessions'

type Answer = Response | Promise<Response>
type Form = Record<string, string>
type Step = { c: Context; world: World; request: AuthorizeRequest; form: Form }

/** Gives the account's consent: a code, and the way back to the platform. */
function grant({ c, world, request }: Step, account: string): Answer {
  const code = issueAuthorizationCode(world, { application: request.clientId, account, scope: request.scope, redirectUri: request.redirectUri })
  return c.redirect(grantedUrl(request, code), 303)
}

const again = ({ c, request }: Step): Answer => c.redirect(`/oauth/authorize${request.query}`, 303)

/** The address with the sign-in landing, for what follows a new account. */
function withLanding(request: AuthorizeRequest): string {
  const query = new URLSearchParams(request.query)
  query.set('stripe_landing', 'login')
  return `/oauth/authorize?${query}`
}

const STEPS: Record<string, (step: Step) => Answer> = {
  cancel: ({ c, request }) => c.redirect(deniedUrl(request), 303),
  'sign-out': (step) => {
    signOut(step.c, step.world)
    return again(step)
  },
  'sign-in': (step) => {
    const { c, world, request, form } = step
    const found = checkPassword(world, form.email ?? '', form.password ?? '')
    if (!found) return sendPage(c, <SignInPage request={request} email={form.email} problem="Email and password do not fit together." />, 401)
    signIn(c, world, found.email)
    return c.redirect(withLanding(request), 303)
  },
  register: ({ c, world, request, form }) => {
    const opened = openAccount(world, form)
    const signedIn = currentSignIn(c, world) !== null
    if (!opened.ok) return sendPage(c, <RegisterPage request={request} values={form} problem={opened.problem} signedIn={signedIn} />, 400)
    signIn(c, world, opened.email)
    return c.redirect(withLanding(request), 303)
  },
  skip: (step) => {
    const { c, world, request } = step
    const before = currentSignIn(c, world)
    const opened = openSkippedAccount(world, request, before)
    if (!before) signIn(c, world, opened.email)
    return grant(step, opened.id)
  },
  connect: (step) => {
    const { c, world, request, form } = step
    const person = currentSignIn(c, world)
    if (!person) return again(step)
    if (!person.accounts.includes(form.account ?? '')) {
      return sendPage(c, <ConnectPage request={request} world={world} signIn={person} problem="Choose one of your accounts." />, 400)
    }
    return grant(step, form.account ?? '')
  },
}

/** The page where an account's owner lets a platform in. */
export function authorizeRoutes(world: World): Hono {
  const app = new Hono()
  const path = '/oauth/authorize'
  app.get(path, (c) => {
    const read = readAuthorizeRequest(world, new URL(c.req.url))
    if (!read.ok) return sendPage(c, <RefusedPage error={read.error} />, 400)
    const person = currentSignIn(c, world)
    const { request } = read
    if (request.landing === 'register') return sendPage(c, <RegisterPage request={request} signedIn={person !== null} />)
    if (!person) return sendPage(c, <SignInPage request={request} />)
    return sendPage(c, <ConnectPage request={request} world={world} signIn={person} />)
  })
  app.post(path, csrf(), async (c) => {
    const read = readAuthorizeRequest(world, new URL(c.req.url))
    if (!read.ok) return sendPage(c, <RefusedPage error={read.error} />, 400)
    const form = Object.fromEntries(Object.entries(await c.req.parseBody()).map(([name, value]) => [name, String(value)]))
    const step = { c, world, request: read.request, form }
    return (STEPS[form.action ?? ''] ?? again)(step)
  })
  return app
}
