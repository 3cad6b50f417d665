import type Stripe from 'stripe'
import { collectsRequirements } from '@/sandbox/accounts/controllers'
import { type Call, endpoint, pathId } from '@/sandbox/api/endpoint'
import { randomText } from '@/sandbox/core/ids'
import { invalidRequest } from '@/sandbox/http/errors'
import { hash, type Infer, oneOf, required, type Spec, text } from '@/sandbox/http/params'
import { createdAccount } from './account-access'

const LINK_SECONDS = 300

/** An address that a browser can be sent to. */
export const address: Spec<string> = {
  parse: (raw, path) => {
    const given = text(5000).parse(raw, path)
    if (URL.canParse(given) && /^https?:$/.test(new URL(given).protocol)) return given
    throw invalidRequest('Not a valid URL', { code: 'url_invalid', param: path })
  },
}
const collect = oneOf('currently_due', 'eventually_due')
const linkShape = {
  account: required(text()),
  collect,
  collection_options: hash({ fields: collect, future_requirements: oneOf('include', 'omit') }),
  refresh_url: required(address),
  return_url: required(address),
  type: required(oneOf('account_onboarding', 'account_update')),
}

/** A link to the hosted form: opens once, within five minutes. */
export function openAccountLink(call: Call, params: Infer<typeof linkShape>): Stripe.AccountLink {
  const account = createdAccount(call, params.account)
  if (params.type === 'account_update' && !collectsRequirements(account)) {
    const message = `You cannot create \`account_update\` type Account Links for account ${account.id}: its requirements are collected by Stripe.`
    throw invalidRequest(message, { param: 'type' })
  }
  if (params.collect && params.collection_options) {
    throw invalidRequest('You may only specify one of these parameters: collect, collection_options.', { param: 'collect' })
  }
  const { world } = call
  const [token, created] = [randomText(24), world.clock.now()]
  const expiresAt = created + LINK_SECONDS
  const row = { platform: call.account, returnUrl: params.return_url, refreshUrl: params.refresh_url, expiresAt, used: false }
  world.store.insert('account_link', account.id, token, row, {})
  world.store.update('account', account.id, {}, { isLinked: true })
  return { object: 'account_link', created, expires_at: expiresAt, url: `${world.url}/connect/onboarding/${token}` }
}

/** A link that signs an account's owner in to the Express Dashboard, once. */
function createLoginLink(call: Call): unknown {
  const account = createdAccount(call, pathId(call))
  if (account.controller?.stripe_dashboard?.type !== 'express') {
    throw invalidRequest('Cannot create a login link for an account that does not have access to the Express Dashboard.')
  }
  if (!account.details_submitted) throw invalidRequest('Cannot create a login link for an account that has not completed onboarding.')
  const { world } = call
  const [token, created] = [randomText(24), world.clock.now()]
  world.store.insert('login_link', account.id, token, { expiresAt: created + LINK_SECONDS }, {})
  return { object: 'login_link', created, url: `${world.url}/connect/express/${account.id}/${token}` }
}

export const connectLinkEndpoints = [
  endpoint('POST', '/v1/account_links', linkShape, openAccountLink),
  endpoint('POST', '/v1/accounts/:id/login_links', {}, createLoginLink),
]
