import type { Draft, Words } from './draft'

type OnboardingMail = { shop: string; url: string }

/** An account was opened at Stripe for a shop, and Stripe still waits for its owner. */
export function onboardingMail({ shop, url }: OnboardingMail, { t }: Words): Draft {
  return {
    subject: t('mail.onboarding.subject', { shop }),
    title: t('mail.onboarding.title'),
    lead: [t('mail.onboarding.text', { shop }), t('mail.onboarding.kept')],
    link: { label: t('mail.onboarding.button'), url },
    reason: t('mail.reason.seller'),
  }
}
