/** @jsxImportSource hono/jsx */
import type { Child, FC } from 'hono/jsx'
import type { SignIn } from '@/sandbox/core/tables'
import type { World } from '@/sandbox/core/world'
import { LoneMain, LonePage } from '@/sandbox/dashboard/pages/lone-page'
import { Document } from '@/sandbox/dashboard/shell'
import { nameOf } from '@/sandbox/dashboard/view'
import { COUNTRIES, CURRENCIES, currencyOf } from './countries'
import type { AuthorizeError, AuthorizeRequest } from './read-request'

type PageProps = { request: AuthorizeRequest; problem?: string; children?: Child }

const SCOPES = {
  read_write: 'view and manage your payments, customers and balance, and create charges on your behalf',
  read_only: 'view your payments, customers and balance',
}

const lead = ({ applicationName, scope }: AuthorizeRequest) => (
  <>
    <strong>{applicationName}</strong> wants to connect to your account. It could then {SCOPES[scope]}.
  </>
)

const Frame: FC<PageProps & { title: string }> = ({ request, problem, title, children }) => (
  <Document title={`${title} – Local Stripe`}>
    <form class="banner" method="post" action={`/oauth/authorize${request.query}`} aria-label="Test mode">
      <span>Test mode: {request.applicationName} is using test keys, so you can skip the account form.</span>
      <button type="submit" name="action" value="skip">
        Skip this form
      </button>
    </form>
    <LoneMain title={title} lead={lead(request)} problem={problem}>
      {children}
      <form method="post" action={`/oauth/authorize${request.query}`}>
        <button type="submit" name="action" value="cancel" class="wide">
          Cancel and return to {request.applicationName}
        </button>
      </form>
    </LoneMain>
  </Document>
)

const Field: FC<{ name: string; label: string; type?: string; value?: string; autocomplete: string; hint?: string; minlength?: number }> = (
  props,
) => (
  <div class="field">
    <label for={props.name}>{props.label}</label>
    <input
      id={props.name}
      name={props.name}
      type={props.type ?? 'text'}
      value={props.value}
      autocomplete={props.autocomplete}
      minlength={props.minlength}
      required
    />
    {props.hint ? <p class="hint">{props.hint}</p> : null}
  </div>
)

/** The other landing, with everything else of the address kept. */
function landingQuery(request: AuthorizeRequest, landing: string): string {
  const query = new URLSearchParams(request.query)
  query.set('stripe_landing', landing)
  return `?${query}`
}

/** Signed out, with an account. */
export const SignInPage: FC<PageProps & { email?: string }> = ({ request, problem, email }) => (
  <Frame request={request} problem={problem} title="Sign in to connect">
    <form class="card" method="post" action={`/oauth/authorize${request.query}`} aria-label="Sign in">
      <Field name="email" label="Email" type="email" value={email ?? request.prefill.email} autocomplete="username" />
      <Field name="password" label="Password" type="password" autocomplete="current-password" />
      <button type="submit" class="main wide" name="action" value="sign-in">
        Sign in
      </button>
      <p class="hint">
        New here? <a href={`/oauth/authorize${landingQuery(request, 'register')}`}>Create an account</a>
      </p>
    </form>
  </Frame>
)

/** Signed out, or wanting another account. */
export const RegisterPage: FC<PageProps & { values?: Record<string, string>; signedIn: boolean }> = ({ request, problem, values = {}, signedIn }) => {
  const country = values.country ?? request.prefill.country
  const currency = values.currency ?? (request.prefill.currency || currencyOf(country))
  return (
    <Frame request={request} problem={problem} title="Create an account to connect">
      <form class="card" method="post" action={`/oauth/authorize${request.query}`} aria-label="Create an account">
        <Field name="business_name" label="Business name" value={values.business_name ?? request.prefill.businessName} autocomplete="organization" />
        <Field name="email" label="Email" type="email" value={values.email ?? request.prefill.email} autocomplete="username" />
        <div class="split">
          <div class="field">
            <label for="country">Country</label>
            <select id="country" name="country">
              {COUNTRIES.map(({ code, name }) => (
                <option value={code} selected={code === country}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="currency">Currency</label>
            <select id="currency" name="currency">
              {CURRENCIES.map((code) => (
                <option value={code} selected={code === currency}>
                  {code.toUpperCase()}
                </option>
              ))}
            </select>
          </div>
        </div>
        <Field name="password" label="Password" type="password" autocomplete="new-password" minlength={8} hint="At least 8 characters." />
        <label class="choice">
          <input type="checkbox" name="incomplete" value="yes" checked={values.incomplete === 'yes'} />
          <span>Leave the account incomplete: it cannot take payments, and details are still required.</span>
        </label>
        <button type="submit" class="main wide" name="action" value="register">
          Create account
        </button>
        <p class="hint">
          <a href={`/oauth/authorize${landingQuery(request, 'login')}`}>{signedIn ? 'Back to your accounts' : 'Sign in instead'}</a>
        </p>
      </form>
    </Frame>
  )
}

/** Signed in: which account, and the button that gives access. */
export const ConnectPage: FC<PageProps & { world: World; signIn: SignIn; chosen?: string }> = ({ request, problem, world, signIn, chosen }) => {
  const accounts = signIn.accounts.flatMap((id) => world.store.get('account', id)?.object ?? [])
  const selected = chosen ?? accounts.at(-1)?.id
  return (
    <Frame request={request} problem={problem} title={`Connect to ${request.applicationName}`}>
      <form class="card" method="post" action={`/oauth/authorize${request.query}`} aria-label="Choose an account">
        <p class="hint">Signed in as {signIn.email}</p>
        <h2 id="accounts">Choose an account</h2>
        <div role="radiogroup" aria-labelledby="accounts">
          {accounts.map((account) => {
            const connection = world.store.get('connection', `${request.clientId}:${account.id}`)?.object
            const connected = connection !== undefined && connection.revokedAt === null
            return (
              <label class="choice">
                <input type="radio" name="account" value={account.id} checked={account.id === selected} required />
                <span>
                  <strong>{nameOf(account)}</strong>
                  <br />
                  <span class="id">{account.id}</span>
                  {connected ? ' · connected already' : ''}
                  {account.charges_enabled ? '' : ' · details still required'}
                </span>
              </label>
            )
          })}
        </div>
        <button type="submit" class="main wide" name="action" value="connect">
          Connect
        </button>
        <p class="hint">
          <a href={`/oauth/authorize${landingQuery(request, 'register')}`}>Create another account</a>
        </p>
      </form>
      <form method="post" action={`/oauth/authorize${request.query}`} class="field">
        <button type="submit" name="action" value="sign-out" class="wide">
          Sign out
        </button>
      </form>
    </Frame>
  )
}

/** A request that cannot be granted: said here, never sent on. */
export const RefusedPage: FC<{ error: AuthorizeError }> = ({ error }) => (
  <LonePage title="This request cannot be granted" problem={error.message}>
    <p>
      Error: <code>{error.code}</code>
    </p>
    <p class="hint">Nothing was connected. Go back to the platform, or tell the people who run it.</p>
  </LonePage>
)
