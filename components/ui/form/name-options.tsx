/** What a `Select` of things with names that people typed offers, in whichever direction these are written. */
export function NameOptions({ of }: { of: readonly { id: string; name: string }[] }) {
  return of.map(({ id, name }) => (
    <option key={id} value={id} dir="auto">
      {name}
    </option>
  ))
}
