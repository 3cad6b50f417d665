/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import { ActionButton, Facts, Table } from '@/sandbox/dashboard/parts'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'

/** The platform's application: client id and redirect URIs. */
export const ConnectSettingsPage: FC<{ view: View; notice?: string; problem?: string }> = ({ view, notice, problem }) => {
  const { store, url } = view.world
  const application = [...store.newest('application', view.account.id)][0]?.object
  return (
    <Shell view={view} path="/connect/settings" title="Connect settings" notice={notice}>
      <h1>Connect settings</h1>
      <p class="lead">What a program needs to connect accounts to this platform.</p>
      <section aria-labelledby="application">
        <h2 id="application">Application</h2>
        <Facts
          rows={[
            ['Address', <code>{url}</code>],
            ['Client ID', <code>{application?.id ?? 'None'}</code>],
            ['Keys', <a href={view.at('/keys')}>API keys</a>],
          ]}
        />
      </section>
      <section aria-labelledby="redirects">
        <h2 id="redirects">Redirect URIs</h2>
        <p class="hint">A platform may send people back to these addresses only, letter by letter. The first one is used when none is named.</p>
        <Table
          label="Redirect URIs"
          columns={['Address', 'Action']}
          empty="None yet: connecting is not possible before one is added."
          rows={(application?.redirectUris ?? []).map((uri) => [
            <code>{uri}</code>,
            <ActionButton action={view.at('/connect/settings/remove')} label="Remove" kind="danger" fields={{ uri }} />,
          ])}
        />
        {problem ? (
          <p class="notice bad" role="alert">
            {problem}
          </p>
        ) : null}
        <form method="post" action={view.at('/connect/settings/add')} aria-label="Add a redirect URI">
          <div class="field">
            <label for="uri">New redirect URI</label>
            <input id="uri" name="uri" type="url" placeholder="http://localhost:3000/api/connect/callback" required />
          </div>
          <button type="submit" class="main">
            Add
          </button>
        </form>
      </section>
    </Shell>
  )
}
