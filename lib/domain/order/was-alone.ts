/** Whether the call in flight, or the last one, was made without the buyer: from its stored parameters. */
export function wasAlone({ call }: { call: { params: unknown } | null }): boolean {
  return (call?.params as { params?: { offSession?: boolean } } | null | undefined)?.params?.offSession === true
}
