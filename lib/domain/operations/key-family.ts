/** The beginning of a key that names its account. Older keys have none. Seen on keys of today; Stripe's documentation does not promise it. */
const FAMILY = /^[a-z]+_(?:test|live)_(51\w{6})/

/** Whether two of Stripe's keys are seen to be of different accounts. */
export function areOfOthers(key: string, other: string): boolean {
  const [one, two] = [key, other].map((each) => FAMILY.exec(each)?.[1])
  return one !== undefined && two !== undefined && one !== two
}
