import { accountMail } from './templates/account'
import type { Draft, Words } from './templates/draft'
import { feeMail } from './templates/fee'
import { invitationMail } from './templates/invitation'
import { onboardingMail } from './templates/onboarding'
import { stoppedMail } from './templates/stopped'
import { testMail } from './templates/test-mail'
import { webhookOffMail } from './templates/webhook-off'

export const INVITED_BY = 'Maya Marsh'
export const SUSPENSION_REASON = 'Please show that you may sell this brand.'

const WEBHOOK_URL = 'https://warehouse.example/souk'

type Facts = { shop: string; product: string; home: string; day: string }

/** The mails about a shop's fee and what an operator has stopped, and the operator's test, with examples for data. @param facts `home`: where the shop is; `day`: when the fee changes */
export function shopExamples({ shop, product, home, day }: Facts): Record<string, (words: Words) => Draft> {
  const fee = { currency: 'usd', fee: { feeBps: 750, feeFixedMinor: 30, feeLeastMinor: 50 }, url: `${home}/sell/settings#fees` }
  const url = `${home}/sell`
  return {
    'fee-comes': (words) =>
      feeMail({ ...fee, product: null, category: null, change: 'comes', from: day, until: { feeBps: 500, feeFixedMinor: 0 } }, words),
    'fee-counts': (words) => feeMail({ ...fee, product, category: null, change: 'counts' }, words),
    'fee-kept': (words) => feeMail({ ...fee, product: null, category: null, change: 'kept' }, words),
    'shop-invitation': (words) =>
      invitationMail({ shop, invitedBy: INVITED_BY, role: 'shipper', until: day, url: `${home}/join?token=dGhlLWludml0YXRpb24` }, words),
    'webhook-off': (words) => webhookOffMail({ shop, address: WEBHOOK_URL, url: `${home}/sell/settings/webhooks` }, words),
    'account-paused': (words) => accountMail({ news: 'paused', shop, url }, words),
    'account-payouts-paused': (words) => accountMail({ news: 'payouts_paused', shop, url }, words),
    'account-details-due': (words) => accountMail({ news: 'details_due', shop, url }, words),
    'account-left': (words) => accountMail({ news: 'left', shop, url }, words),
    'account-rejected': (words) => accountMail({ news: 'rejected', shop, url }, words),
    'finish-account': (words) => onboardingMail({ shop, url }, words),
    test: (words) => testMail({ url: `${home}/admin/doctor` }, words),
    'shop-suspended': (words) => stoppedMail({ of: 'suspension', change: 'stopped', name: shop, reason: SUSPENSION_REASON, url }, words),
    'shop-resumed': (words) => stoppedMail({ of: 'suspension', change: 'lifted', name: shop, reason: '', url }, words),
    'product-hidden': (words) => stoppedMail({ of: 'hiding', change: 'stopped', name: product, reason: SUSPENSION_REASON, url }, words),
    'product-shown': (words) => stoppedMail({ of: 'hiding', change: 'lifted', name: product, reason: '', url }, words),
  }
}
