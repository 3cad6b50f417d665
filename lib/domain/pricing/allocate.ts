/**
 * Shares a whole out by weight, exactly: each share is rounded down to a coin, and what is left goes coin by coin to the largest remainders, the first of
 * equal ones first. The shares add up to the whole, and none exceeds its weight as long as the whole is not above their sum.
 * @param wholeMinor a multiple of the coin, at least 0
 * @param weights at least 0; where all are 0 the first takes everything
 * @param coinMinor the smallest amount of the currency (`currencyFacts`)
 */
export function allocate(wholeMinor: number, weights: number[], coinMinor: number): number[] {
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  if (sum === 0n) return weights.map((_, at) => (at === 0 ? wholeMinor : 0))
  const [coins, coin] = [BigInt(wholeMinor) / BigInt(coinMinor), BigInt(coinMinor)]
  const exact = weights.map((weight, at) => ({ at, floor: (coins * BigInt(weight)) / sum, rest: (coins * BigInt(weight)) % sum }))
  const left = coins - exact.reduce((total, { floor }) => total + floor, 0n)
  const favored = [...exact].sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1)).slice(0, Number(left))
  const extra = new Set(favored.map(({ at }) => at))
  return exact.map(({ at, floor }) => Number((floor + (extra.has(at) ? 1n : 0n)) * coin))
}
