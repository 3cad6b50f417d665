/** A text as a cell: quoted where it must be, and never a formula, which a spreadsheet would run. Source: owasp.org/www-community/attacks/CSV_Injection */
function textCell(text: string): string {
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One line of a CSV file (RFC 4180). Text is made safe; a number is written as it is, also below zero. */
export function csvLine(cells: (string | { number: string } | null)[]): string {
  const written = cells.map((cell) => {
    if (cell === null) return ''
    return typeof cell === 'string' ? textCell(cell) : cell.number
  })
  return `${written.join(',')}\r\n`
}
