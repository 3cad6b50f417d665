/** @jsxImportSource hono/jsx */
import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { stillDue } from '@/sandbox/accounts/account-requirements'
import { findVisit, openAccountLink, tellStripe } from '@/sandbox/accounts/onboarding'
import type { World } from '@/sandbox/core/world'
import { sendPage } from '@/sandbox/dashboard/shell'
import { nameOf } from '@/sandbox/dashboard/view'
import { readIdentity } from './identity-questions'
import { OnboardingPage, OverPage } from './onboarding-page'

const COOKIE = 'sandbox_onboarding'
const FORM = '/connect/onboarding'
const PLACE = { path: FORM, httpOnly: true, sameSite: 'Lax' } as const

async function submit(c: Context, world: World): Promise<Response> {
  const found = findVisit(world, getCookie(c, COOKIE))
  if (!found) return sendPage(c, <OverPage />, 404)
  const form = await c.req.parseBody()
  const said = (name: string) => String(form[name] ?? '').trim()
  const told = {
    business_type: said('business_type'),
    url: said('url'),
    support_phone: said('support_phone'),
    bank: said('bank').replace(/\s/g, ''),
    accepted: form.accepted === 'yes',
  }
  const platform = nameOf(world.store.get('account', found.visit.platform)?.object)
  const again = (problem: string) => sendPage(c, <OnboardingPage account={found.account} platform={platform} problem={problem} />, 400)
  if (told.url && !/^https?:\/\/\S+\.\S+$/.test(told.url)) return again('That is not the address of a website.')
  if (told.bank && !/^([A-Za-z]{2}[A-Za-z0-9]{12,32}|\d{4,17})$/.test(told.bank)) return again('Use a test bank account number, like 000123456789.')
  if (told.support_phone && !/^\+?[\d\s().-]{5,20}$/.test(told.support_phone)) return again('That is not a phone number.')
  const isSubmitted = form.action === 'submit'
  const due = found.account.requirements?.currently_due ?? []
  if (isSubmitted && due.some((name) => name.startsWith('tos_acceptance')) && !told.accepted) return again('Agree to the terms to submit.')
  const verdict = form.document_wanted === 'yes' ? 'document_wanted' : 'verified'
  const from = { ip: '127.0.0.1', agent: c.req.header('user-agent') ?? '' }
  const bank = due.includes('external_account') ? told.bank : ''
  tellStripe(world, found.account, { ...told, bank, ...readIdentity(said, due) }, isSubmitted ? verdict : null, from)
  const after = findVisit(world, getCookie(c, COOKIE))?.account
  if (isSubmitted && after && stillDue(world, after).length > 0) {
    return sendPage(c, <OnboardingPage account={after} platform={platform} problem="A few more answers are needed." />, 400)
  }
  deleteCookie(c, COOKIE, PLACE)
  return c.redirect(found.visit.returnUrl, 303)
}

/** Stripe's hosted pages for accounts of platforms: the form behind account links, and the door behind login links. */
export function connectPageRoutes(world: World): Hono {
  const app = new Hono()
  app.get(FORM, (c) => {
    const found = findVisit(world, getCookie(c, COOKIE))
    if (!found) return sendPage(c, <OverPage />, 404)
    const platform = nameOf(world.store.get('account', found.visit.platform)?.object)
    return sendPage(c, <OnboardingPage account={found.account} platform={platform} />)
  })
  app.post(FORM, csrf(), (c) => submit(c, world))
  app.get(`${FORM}/:token`, (c) => {
    const opened = openAccountLink(world, c.req.param('token'))
    if (opened.kind === 'unknown') return sendPage(c, <OverPage />, 404)
    if (opened.kind === 'refresh') return c.redirect(opened.url, 303)
    setCookie(c, COOKIE, opened.id, PLACE)
    return c.redirect(FORM, 303)
  })
  app.get('/connect/express/:account/:token', (c) => {
    const { account, token } = c.req.param()
    const link = world.store.owned('login_link', account, token)
    if (!link || link.object.expiresAt <= world.clock.now()) return sendPage(c, <OverPage />, 404)
    world.store.transaction(() => world.store.remove('login_link', token))
    return c.redirect(`/dashboard/${account}`, 303)
  })
  return app
}
