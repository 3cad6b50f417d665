/** The only error that leaves the server: RFC 9457 Problem Details, with a stable `code` and a sentence in `detail`. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  /** Which request it was, as the log names it. */
  requestId?: string
  [extra: string]: unknown
}
