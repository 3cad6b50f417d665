/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type Stripe from 'stripe'
import { statusesOf } from '@/sandbox/accounts/capabilities'
import { connectedAccounts, findConnection } from '@/sandbox/accounts/connect'
import { ActionButton, Badge, Facts, Table, Time } from '@/sandbox/dashboard/parts'
import { People } from '@/sandbox/dashboard/people'
import { Shell } from '@/sandbox/dashboard/shell'
import { nameOf, type View, viewOf } from '@/sandbox/dashboard/view'
import { StandingFacts } from './home-page'

/** The accounts that a platform may act for. */
export const AccountsPage: FC<{ view: View }> = ({ view }) => (
  <Shell view={view} path="/connect/accounts" title="Connected accounts">
    <h1>Connected accounts</h1>
    <p class="lead">Accounts that this platform may act for.</p>
    <section>
      <Table
        label="Connected accounts"
        columns={['Name', 'Account', 'Charges', 'Payouts', 'Scope', 'Connected']}
        empty="No account is connected yet. Send a seller through the authorize page."
        rows={connectedAccounts(view.world, view.account.id).map((connection) => {
          const account = view.world.store.get('account', connection.account)?.object
          return [
            <a href={view.at(`/connect/accounts/${connection.account}`)}>{nameOf(account)}</a>,
            <span class="id">{connection.account}</span>,
            <Badge status={account?.charges_enabled ? 'enabled' : 'disabled'} />,
            <Badge status={account?.payouts_enabled ? 'enabled' : 'disabled'} />,
            connection.scope,
            <Time at={connection.createdAt} />,
          ]
        })}
      />
    </section>
  </Shell>
)

// What Stripe most often asks of a standard account; the switch offers these words.
const REQUIREMENTS = ['business_profile.url', 'external_account', 'individual.verification.document', 'tos_acceptance.date']

const Switches: FC<{ view: View; account: Stripe.Account }> = ({ view, account }) => {
  const due = account.requirements?.currently_due ?? []
  const offered = [...new Set([...REQUIREMENTS, ...due])]
  return (
    <form method="post" action={view.at(`/connect/accounts/${account.id}`)} aria-labelledby="switches">
      <label class="choice">
        <input type="checkbox" name="charges_enabled" value="yes" checked={account.charges_enabled} />
        <span>Charges enabled</span>
      </label>
      <label class="choice">
        <input type="checkbox" name="payouts_enabled" value="yes" checked={account.payouts_enabled} />
        <span>Payouts enabled</span>
      </label>
      <fieldset>
        <legend>Still required by Stripe</legend>
        {offered.map((name) => (
          <label class="choice">
            <input type="checkbox" name="currently_due" value={name} checked={due.includes(name)} />
            <span class="id">{name}</span>
          </label>
        ))}
      </fieldset>
      {Object.entries(statusesOf(account)).map(([name, status]) =>
        name === 'card_payments' ? null : (
          <div class="field">
            <label for={`capability-${name}`}>
              Capability <span class="id">{name}</span>
            </label>
            <select id={`capability-${name}`} name={`capability-${name}`}>
              {['active', 'pending', 'inactive'].map((each) => (
                <option value={each} selected={each === status}>
                  {each}
                </option>
              ))}
            </select>
          </div>
        ),
      )}
      <div class="field">
        <label for="statement_descriptor">Statement descriptor</label>
        <input id="statement_descriptor" name="statement_descriptor" maxlength={22} value={account.settings?.payments?.statement_descriptor ?? ''} />
      </div>
      <button type="submit" class="main">
        Save and send account.updated
      </button>
    </form>
  )
}

/** One connected account as the platform sees it, with the switches that Stripe itself would turn. */
export const AccountPage: FC<{ view: View; account: Stripe.Account; application: string; notice?: string }> = (props) => {
  const { view, account, application, notice } = props
  const connection = findConnection(view.world, application, account.id)
  const own = viewOf(view.world, account.id)
  const isConnected = connection !== null && connection.revokedAt === null
  return (
    <Shell view={view} path="/connect/accounts" title={nameOf(account)} notice={notice}>
      <p class="crumb">
        <a href={view.at('/connect/accounts')}>Connected accounts</a>
      </p>
      <div class="head">
        <h1>
          {nameOf(account)} <Badge status={isConnected ? 'connected' : 'disconnected'} />
        </h1>
        <span class="id">{account.id}</span>
      </div>
      <section aria-labelledby="standing">
        <h2 id="standing">Standing</h2>
        {own ? <StandingFacts view={own} /> : null}
      </section>
      <People view={view} account={account.id} />
      <section aria-labelledby="connection">
        <h2 id="connection">Connection</h2>
        <Facts
          rows={[
            ['Scope', connection?.scope ?? null],
            ['Connected', connection ? <Time at={connection.createdAt} /> : null],
            ['Disconnected', connection?.revokedAt ? <Time at={connection.revokedAt} /> : null],
            ['Dashboard', <a href={`/dashboard/${account.id}`}>View as this account</a>],
          ]}
        />
      </section>
      {isConnected ? (
        <section aria-labelledby="switches">
          <h2 id="switches">What Stripe decides</h2>
          <p class="hint">Changes take effect at once and reach the platform as account.updated.</p>
          <Switches view={view} account={account} />
        </section>
      ) : null}
    </Shell>
  )
}

/** The platforms that an account has let in; here its owner ends a connection. */
export const AppsPage: FC<{ view: View; notice?: string }> = ({ view, notice }) => {
  const rows = [...view.world.store.newest('connection', view.account.id)]
  return (
    <Shell view={view} path="/apps" title="Connected platforms" notice={notice}>
      <h1>Connected platforms</h1>
      <p class="lead">Platforms that may act for this account. Disconnecting sends account.application.deauthorized to the platform.</p>
      <section>
        <Table
          label="Connected platforms"
          columns={['Platform', 'Application', 'Scope', 'Status', 'Since', 'Action']}
          empty="This account has let no platform in."
          rows={rows.map(({ object }) => [
            view.world.store.get('application', object.application)?.object.name ?? object.application,
            <span class="id">{object.application}</span>,
            object.scope,
            <Badge status={object.revokedAt === null ? 'connected' : 'disconnected'} />,
            <Time at={object.revokedAt ?? object.createdAt} />,
            object.revokedAt === null && (!object.createdByPlatform || view.account.type === 'standard') ? (
              <ActionButton action={view.at('/apps/disconnect')} label="Disconnect" kind="danger" fields={{ application: object.application }} />
            ) : (
              '—'
            ),
          ])}
        />
      </section>
    </Shell>
  )
}
