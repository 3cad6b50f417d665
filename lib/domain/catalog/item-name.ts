/** What is bought as it is called in a sentence: its product, and what was chosen of it. */
export function itemName({ name, variantTitle }: { name: string; variantTitle: string }): string {
  return variantTitle === '' ? name : `${name}, ${variantTitle}`
}
