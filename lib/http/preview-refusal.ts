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
  const text = `This preview cannot run with its settings (Vercel: Settings, Environment Variables, Preview):\n\n${lines.join('')}`
  const headers = {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '300',
    'x-content-type-options': 'nosniff',
  }
  return new Response(text, { status: 503, headers })
}
