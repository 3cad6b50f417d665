import { address, openAccountLink } from '@/sandbox/api/accounts/connect-links'
import { type Call, endpoint } from '@/sandbox/api/endpoint'
import { invalidRequest } from '@/sandbox/http/errors'
import { hash, type Infer, ignored, oneOf, required, text } from '@/sandbox/http/params'
import { isoTime } from './account-view'

const way = hash({
  collection_options: hash({ fields: oneOf('currently_due', 'eventually_due'), future_requirements: oneOf('include', 'omit') }),
  configurations: ignored(),
  refresh_url: required(address),
  return_url: address,
})
const linkShape = {
  account: required(text()),
  use_case: required(hash({ account_onboarding: way, account_update: way, type: required(oneOf('account_onboarding', 'account_update')) })),
}

/** A link to the hosted form, as the first version's [sdk V2/Core/AccountLinks]. Without a `return_url` the form ends where it would ask for a new link. */
function create(call: Call, { account, use_case: useCase }: Infer<typeof linkShape>): unknown {
  const { type } = useCase
  const chosen = useCase[type]
  if (!chosen) throw invalidRequest(`Missing required param: use_case.${type}.`, { code: 'parameter_missing', param: `use_case.${type}` })
  const { refresh_url, return_url = refresh_url } = chosen
  const link = openAccountLink(call, { account, refresh_url, return_url, type })
  return {
    object: 'v2.core.account_link',
    account,
    created: isoTime(link.created),
    expires_at: isoTime(link.expires_at),
    livemode: false,
    url: link.url,
    use_case: { type, [type]: chosen },
  }
}

export const coreAccountLinkEndpoints = [endpoint('POST', '/v2/core/account_links', linkShape, create)]
