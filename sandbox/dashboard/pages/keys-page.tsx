/** @jsxImportSource hono/jsx */
import type { FC } from 'hono/jsx'
import type { ApiKey } from '@/sandbox/core/tables'
import { plain } from '@/sandbox/dashboard/format'
import { Badge, Facts, Time } from '@/sandbox/dashboard/parts'
import { Shell } from '@/sandbox/dashboard/shell'
import type { View } from '@/sandbox/dashboard/view'
import { maskKey } from '@/sandbox/http/errors'
import { isAlive } from '@/sandbox/keys/api-keys'
import { RESOURCES } from '@/sandbox/keys/permissions'

const KINDS: Record<string, string> = { secret: 'Secret key', publishable: 'Publishable key', restricted: 'Restricted key' }

/** How long a rolled key goes on, as Stripe offers it; seconds. */
const KEY_OVERLAPS: [label: string, seconds: number][] = [
  ['Now', 0],
  ['In 1 hour', 3600],
  ['In 24 hours', 86_400],
  ['In 3 days', 3 * 86_400],
  ['In 7 days', 7 * 86_400],
]

/** What a key is called on pages and in their addresses: enough to find it, not enough to use it. */
export const shortName = (key: string): string => key.slice(-8)

/** A choice of when something old ends. */
export const Overlap: FC<{ id: string; label: string; choices: [label: string, seconds: number][] }> = ({ id, label, choices }) => (
  <div class="field">
    <label for={id}>{label}</label>
    <select id={id} name="expires_in">
      {choices.map(([says, seconds]) => (
        <option value={String(seconds)}>{says}</option>
      ))}
    </select>
  </div>
)

/** A secret text behind a button: opened by mouse or keyboard, without any script. */
export const Secret: FC<{ mask: string; text: string; open?: boolean }> = ({ mask, text, open }) => (
  <details class="secret" open={open}>
    <summary>
      <code>{mask}</code> <span class="reveal">Reveal</span>
    </summary>
    <code>{text}</code>
  </details>
)

const permissionsOf = ({ permissions = {} }: ApiKey) =>
  Object.entries(permissions)
    .filter(([, may]) => may !== 'none')
    .map(([resource, may]) => `${plain(resource)}: ${may}`)
    .join(', ') || 'Nothing'

const Change: FC<{ view: View; apiKey: ApiKey }> = ({ view, apiKey }) => {
  const short = shortName(apiKey.id)
  return (
    <details class="more">
      <summary aria-label={`Roll or expire ${apiKey.name ?? KINDS[apiKey.kind]} ${short}`}>Roll or expire</summary>
      <form method="post" action={view.at('/keys/roll')} aria-label={`Roll ${short}`}>
        <input type="hidden" name="key" value={apiKey.id} />
        <Overlap id={`overlap-${short}`} label="A new key replaces this one, which ends" choices={KEY_OVERLAPS} />
        <div class="row">
          <button type="submit" class="main">
            Roll the key
          </button>
          <button type="submit" class="danger" formaction={view.at('/keys/end')}>
            Expire now without a new one
          </button>
        </div>
      </form>
    </details>
  )
}

const KeyCard: FC<{ view: View; apiKey: ApiKey; open: boolean }> = ({ view, apiKey, open }) => {
  const alive = isAlive(view.world, apiKey)
  const ends = alive ? apiKey.expiresAt : undefined
  return (
    <article class="card">
      <h3>
        {apiKey.name ?? KINDS[apiKey.kind]}{' '}
        <Badge status={alive ? (ends ? 'pending' : 'enabled') : 'revoked'} label={alive ? (ends ? 'Ends soon' : 'Active') : 'Expired'} />
      </h3>
      <Facts
        rows={[
          ['Kind', KINDS[apiKey.kind] ?? apiKey.kind],
          [
            'Key',
            alive ? (
              <Secret mask={maskKey(apiKey.id)} text={apiKey.id} open={open || apiKey.kind === 'publishable'} />
            ) : (
              <code>{maskKey(apiKey.id)}</code>
            ),
          ],
          ['May', apiKey.kind === 'restricted' ? permissionsOf(apiKey) : null],
          ['Created', apiKey.createdAt === undefined ? 'With the account' : <Time at={apiKey.createdAt} />],
          ['Ends', ends ? <Time at={ends} /> : null],
        ]}
      />
      {alive && !ends ? <Change view={view} apiKey={apiKey} /> : null}
    </article>
  )
}

const NewKey: FC<{ view: View }> = ({ view }) => (
  <form method="post" action={view.at('/keys')} aria-label="Create a key">
    <div class="split">
      <div class="field">
        <label for="name">Name</label>
        <input id="name" name="name" required maxlength={60} autocomplete="off" placeholder="What uses it" />
      </div>
      <div class="field">
        <label for="kind">Kind</label>
        <select id="kind" name="kind">
          <option value="restricted">Restricted: what is chosen below</option>
          <option value="secret">Secret: everything</option>
        </select>
      </div>
    </div>
    <fieldset>
      <legend>What a restricted key may do</legend>
      <div class="choices">
        {RESOURCES.map((resource) => (
          <div class="field">
            <label for={`may-${resource}`}>{plain(resource)}</label>
            <select id={`may-${resource}`} name={`may-${resource}`}>
              <option value="none">None</option>
              <option value="read">Read</option>
              <option value="write">Write</option>
            </select>
          </div>
        ))}
      </div>
    </fieldset>
    <button type="submit" class="main">
      Create the key
    </button>
  </form>
)

/** The account's API keys: shown, made, rolled and ended. `focus` names one that is shown open. */
export const KeysPage: FC<{ view: View; notice?: string; problem?: string; focus?: string }> = ({ view, notice, problem, focus }) => {
  const keys = [...view.world.store.newest('api_key', view.account.id)].map((row) => row.object).filter((key) => key.kind !== 'oauth')
  const [alive, ended] = [keys.filter((key) => isAlive(view.world, key)), keys.filter((key) => !isAlive(view.world, key))]
  return (
    <Shell view={view} path="/keys" title="API keys" notice={notice}>
      <h1>API keys</h1>
      <p class="lead">Test keys of this machine; they open nothing anywhere else.</p>
      {problem ? (
        <p class="notice bad" role="alert">
          {problem}
        </p>
      ) : null}
      <h2>In use</h2>
      {alive.length === 0 ? <p class="empty">No key is left: nobody can act as this account.</p> : null}
      {alive.map((key) => (
        <KeyCard view={view} apiKey={key} open={focus === shortName(key.id)} />
      ))}
      <section aria-labelledby="new">
        <h2 id="new">Create a key</h2>
        <NewKey view={view} />
      </section>
      {ended.length > 0 ? <h2>Expired</h2> : null}
      {ended.map((key) => (
        <KeyCard view={view} apiKey={key} open={false} />
      ))}
    </Shell>
  )
}
