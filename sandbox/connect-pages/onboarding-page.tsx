/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import { LonePage } from '@/sandbox/dashboard/pages/lone-page'
import { nameOf } from '@/sandbox/dashboard/view'
import { workingNumber } from '@/sandbox/payments/bank/bank-accounts'
import { IdentityQuestions } from './identity-questions'

const BUSINESS_TYPES = [
  ['individual', 'Individual'],
  ['company', 'Company'],
  ['non_profit', 'Non-profit'],
]

const Questions: FC<{ account: Stripe.Account; due: string[] }> = ({ account, due }) => (
  <>
    {due.includes('business_type') || (account.type === 'standard' && !account.business_type) ? (
      <div class="field">
        <label for="business_type">Type of business</label>
        <select id="business_type" name="business_type">
          {BUSINESS_TYPES.map(([value, label]) => (
            <option value={value}>{label}</option>
          ))}
        </select>
      </div>
    ) : null}
    {due.includes('business_profile.url') ? (
      <div class="field">
        <label for="url">Website</label>
        <input id="url" name="url" type="url" autocomplete="url" placeholder="https://example.com" />
      </div>
    ) : null}
    {due.includes('business_profile.support_phone') ? (
      <div class="field">
        <label for="support_phone">Phone number for customers</label>
        <input id="support_phone" name="support_phone" type="tel" autocomplete="tel" placeholder="+10000000000" />
      </div>
    ) : null}
    {due.includes('external_account') ? (
      <div class="field">
        <label for="bank">Bank account for payouts</label>
        <input id="bank" name="bank" autocomplete="off" value={workingNumber(account.country ?? 'US').number} />
        <p class="hint">Test numbers only; this one works.</p>
      </div>
    ) : null}
    {due.some((name) => name.startsWith('tos_acceptance')) ? (
      <label class="choice">
        <input type="checkbox" name="accepted" value="yes" />
        <span>I agree to the Connected Account Agreement.</span>
      </label>
    ) : null}
    <IdentityQuestions account={account} due={due} />
    <label class="choice">
      <input type="checkbox" name="document_wanted" value="yes" />
      <span>Test mode: the verification fails and asks for a document.</span>
    </label>
  </>
)

/** The hosted form where an account's owner tells Stripe what it requires. */
export const OnboardingPage: FC<{ account: Stripe.Account; platform: string; problem?: string }> = ({ account, platform, problem }) => {
  const due = account.requirements?.currently_due ?? []
  const lead = (
    <>
      <strong>{platform}</strong> works with Stripe to pay {nameOf(account)}.
    </>
  )
  return (
    <LonePage title="Tell us about your business" lead={lead} problem={problem}>
      <form class="card" method="post" action="/connect/onboarding" aria-label="Business details">
        {due.length > 0 ? <Questions account={account} due={due} /> : <p>Nothing more is needed now.</p>}
        <button type="submit" class="main wide" name="action" value="submit">
          {due.length > 0 ? 'Agree and submit' : 'Continue'}
        </button>
        <button type="submit" class="wide" name="action" value="later" formnovalidate>
          Save for later and return to {platform}
        </button>
      </form>
    </LonePage>
  )
}

/** For links that never were, and visits that are over. */
export const OverPage: FC = () => <LonePage title="This link does not work" lead="Go back to the platform that sent you here, and begin again." />
