/** Whether the call in flight, or the last one, was made without the buyer: from its stored parameters. */
export function wasAlone({ requestParams }: { requestParams: unknown }): boolean {
  return (requestParams as { params?: { offSession?: boolean } } | null)?.params?.offSession === true
}
