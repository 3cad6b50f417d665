/** Ends the session. A plain form, so it works before any script has loaded. */
export function SignOut({ className }: { className: string }) {
  return (
    <form method="post" action="/signout">
      <button type="submit" className={className}>
        Sign out
      </button>
    </form>
  )
}
