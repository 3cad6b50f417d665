// What can be known of a US bank account before the bank is asked.

export type BankField = 'holder' | 'holderEmail' | 'routing' | 'account' | 'accountAgain'
export type BankEntry = Record<BankField, string>

/** The check digit of an ABA routing number: 3-7-1 weights add up to a multiple of ten. */
export function isRoutingNumber(digits: string): boolean {
  if (!/^\d{9}$/.test(digits)) return false
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * ([3, 7, 1][at % 3] ?? 0), 0)
  return sum > 0 && sum % 10 === 0
}

/** What is wrong with one field: the code of a sentence, or null. An e-mail address is judged by `checkEmail`. */
export function faultOfBank(field: Exclude<BankField, 'holderEmail'>, entry: BankEntry): string | null {
  const text = entry[field].trim()
  switch (field) {
    case 'holder':
      return text === '' ? 'incomplete_name' : null
    case 'routing':
      if (text.length < 9) return 'incomplete_routing_number'
      return isRoutingNumber(text) ? null : 'invalid_routing_number'
    case 'account':
      return text.length < 4 ? 'incomplete_account_number' : null
    case 'accountAgain':
      if (text === '') return 'incomplete_account_number'
      return text === entry.account ? null : 'invalid_account_number_confirmation'
  }
}
