import { settingProblems } from '@/lib/env'

type Source = Record<string, string | undefined>

/**
 * The answer of a preview deployment whose settings cannot be used, one without a database for instance: it names them, where any other server refuses to start.
 * @returns null where the settings are in order, and everywhere but on a preview
 */
export function previewRefusal(source: Source = process.env): Response | null {
  if (source.VERCEL_ENV !== 'preview') return null
  const lines = settingProblems(source).map(({ name, message }) => `  ${name}: ${message}\n`)
  if (lines.length === 0) return null
  return refused(lines.join(''))
}

/** The answer of a preview deployment whose database is that of production. @param owner the address of the production deployment */
export function foreignDatabase(owner: string): Response {
  return refused(
    `  DATABASE_URL: this is the database of ${owner}. Set it to a database of the preview's own, such as a branch of that one.\n` +
      '  Should it be the preview\'s own after all: delete from "DatabaseOwner"\n',
  )
}

function refused(lines: string): Response {
  const text = `This preview cannot run with its settings (Vercel: Settings, Environment Variables, Preview):\n\n${lines}`
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '300',
    'x-content-type-options': 'nosniff',
  }
  return new Response(text, { status: 503, headers })
}
