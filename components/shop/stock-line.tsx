/** What is left, said only where it matters to the buyer. */
export function StockLine({ stock }: { stock: number | null }) {
  if (stock === null || stock > 10) return <p className="text-muted text-sm">In stock</p>
  return <p className="text-sm text-warn">{stock === 1 ? 'The last one' : `${stock} left`}</p>
}
