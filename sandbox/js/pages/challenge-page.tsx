/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx'
import { HtmlPage } from '@/sandbox/http/html-page'

export type ChallengeProps = {
  business: string
  /** Amount and currency as text, or null for a card that is only being saved. */
  amount: string | null
  card: string | null
  intent: string
  secret: string
  account: string
}

const Shell: FC<{ title: string; children?: Child }> = ({ title, children }) => (
  <HtmlPage title={title} styles={['/js/challenge.css']} script="/js/challenge-frame.js">
    <header>
      <span>Test Bank</span>
      <small>Test mode</small>
    </header>
    <main>{children}</main>
  </HtmlPage>
)

/** The test bank's page: what is being authenticated, and two buttons. */
export const ChallengePage: FC<ChallengeProps> = (props) => (
  <Shell title="3D Secure authentication">
    <h1>Confirm it is you</h1>
    <p>This is the test page for 3D Secure. A real bank would ask for a code or a fingerprint here.</p>
    <dl>
      <dt>Business</dt>
      <dd>{props.business}</dd>
      <dt>{props.amount === null ? 'Purpose' : 'Amount'}</dt>
      <dd>{props.amount ?? 'Save card for later'}</dd>
      {props.card === null ? null : (
        <>
          <dt>Card</dt>
          <dd>{props.card}</dd>
        </>
      )}
    </dl>
    <form id="challenge" method="post" action="/js/challenge">
      <input type="hidden" name="intent" value={props.intent} />
      <input type="hidden" name="secret" value={props.secret} />
      <input type="hidden" name="account" value={props.account} />
      <button type="submit" id="complete" name="outcome" value="succeeded">
        Complete authentication
      </button>
      <button type="submit" id="fail" name="outcome" value="failed">
        Fail authentication
      </button>
    </form>
    <p id="challenge-status" role="status" />
  </Shell>
)

/** Shown when there is nothing to authenticate: a stale or foreign link. */
export const ChallengeRefused: FC<{ reason: string }> = ({ reason }) => (
  <Shell title="3D Secure authentication">
    <h1>Nothing to confirm</h1>
    <p>{reason}</p>
    <form id="challenge" hidden />
    <p id="challenge-status" role="status" />
  </Shell>
)
