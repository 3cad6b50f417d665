import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'

const SECRETS: Record<string, () => string> = {
  AUTH_SECRET: secret,
  CRON_SECRET: secret,
  TOKEN_ENCRYPTION_KEYS: () => `${new Date().getUTCFullYear()}a:${secret()}`,
}

/** What a deployment needs beside its secrets, in the order of .env.example. */
const NEEDED = [
  ...['DATABASE_URL', 'DIRECT_DATABASE_URL', 'APP_URL', 'STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_CLIENT_ID'],
  ...['STRIPE_WEBHOOK_SECRETS', 'STRIPE_CONNECT_WEBHOOK_SECRETS', 'SMTP_URL', 'MAIL_FROM', 'OPERATOR_EMAILS'],
]

/**
 * The settings of a deployment as a file to fill in and import (Vercel: Environment Variables, Import .env; Docker: --env-file). Secrets are made now; what is
 * set already is kept.
 */
export async function settingsList(source: Record<string, string | undefined>): Promise<string> {
  const why = await explanations()
  const line = (name: string, value: string) => `${why.get(name) ?? ''}${name}=${source[name] || value}`
  const needed = NEEDED.map((name) => line(name, ''))
  const made = Object.entries(SECRETS).map(([name, make]) => line(name, make()))
  return `${[...needed, ...made].join('\n')}\n`
}

/**
 * The address behind a "Deploy" button of Vercel, which asks for the settings.
 * @param remote of the repository, as git knows it; an example when there is none
 */
export function deployLink(remote = 'https://github.com/your-name/souk'): string {
  const repository = remote.replace(/^git@([^:]+):/, 'https://$1/').replace(/\.git$/, '')
  const env = [...NEEDED.filter((name) => name !== 'APP_URL'), ...Object.keys(SECRETS)].join(',')
  return `https://vercel.com/new/clone?${new URLSearchParams({ 'repository-url': repository, env, envDescription: 'npm run setup -- --settings makes the secrets' })}`
}

/** What .env.example says, under the first name of each paragraph. */
async function explanations(): Promise<Map<string, string>> {
  const paragraphs = (await readFile('.env.example', 'utf8')).split('\n\n')
  const found = new Map<string, string>()
  for (const paragraph of paragraphs) {
    const text = paragraph.split('\n').filter((each) => each.startsWith('# '))
    const name = /^#([A-Z_]+)=/m.exec(paragraph)?.[1]
    if (name) found.set(name, text.map((each) => `${each}\n`).join(''))
  }
  return found
}

function secret(): string {
  return randomBytes(32).toString('base64')
}
