import { type CheckState, type DoctorLine, wordsOfLine } from '@/lib/domain/wire/doctor-views'
import { translatorFor } from '@/lib/i18n/translator'

const WORD: Record<CheckState, string> = { good: 'green', warning: 'yellow', bad: 'red', unknown: 'unknown' }
/** ANSI's numbers of these colours. */
const COLOUR: Record<CheckState, number> = { good: 32, warning: 33, bad: 31, unknown: 90 }

/**
 * What the doctor found as a table for a terminal, a line a check, with the address of what helps under it.
 * @param appUrl of the shop
 * @param isColoured where the terminal shows colours
 */
export function doctorReport(lines: DoctorLine[], appUrl: string, isColoured: boolean): string {
  const { t, format } = translatorFor()
  const moment = (at: string) => format.dateTime(new Date(at), 'momentInUtc')
  const names = lines.map(({ name }) => t(`admin.doctor.name.${name}`))
  const width = Math.max(...names.map(({ length }) => length))
  const rows = lines.map((line, row) => {
    const word = WORD[line.state].padEnd(7)
    const sentence = t(`admin.doctor.sentence.${line.sentence}`, wordsOfLine(line, moment, t('admin.doctor.never')))
    const page = pageOf(line)
    const helps = page ? `\n  ${' '.repeat(9 + width)}  ${appUrl}/admin/${page}` : ''
    return `  ${isColoured ? `\u001b[${COLOUR[line.state]}m${word}\u001b[0m` : word}  ${(names[row] ?? '').padEnd(width)}  ${sentence.trim()}${helps}`
  })
  const red = lines.filter(({ state }) => state === 'bad').length
  return `${rows.join('\n')}\n\n  ${t('admin.doctor.lead', { count: red })}\n`
}

/** The page of the shop on which a line's button is, or that helps by itself. A test mail is sent from nowhere else than the doctor's page. */
function pageOf({ press }: DoctorLine): string | undefined {
  if (press === 'testMail') return undefined
  return press === 'register' ? 'webhooks' : press === 'wallets' ? 'doctor' : press
}
