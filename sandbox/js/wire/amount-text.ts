/** An amount in its smallest unit as people read it. @param locale `auto` takes the browser's */
export function amountText(minor: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale === 'auto' ? undefined : locale, { style: 'currency', currency })
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
