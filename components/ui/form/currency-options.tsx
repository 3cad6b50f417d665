/** What a `Select` of currencies offers. @param codes as Stripe writes them, in lower case */
export function CurrencyOptions({ codes }: { codes: readonly string[] }) {
  return codes.map((code) => (
    <option key={code} value={code}>
      {code.toUpperCase()}
    </option>
  ))
}
