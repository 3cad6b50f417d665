/** Makes a switch exhaustive: the compiler refuses a case that was forgotten, and a value from outside crashes loudly. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
