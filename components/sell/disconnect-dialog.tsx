'use client'

import { useActionState, useState } from 'react'
import { Alert } from '@/components/ui/feedback/alert'
import { Dialog, DialogActions, DialogClose } from '@/components/ui/feedback/dialog'
import { Button } from '@/components/ui/form/button'
import { SubmitButton } from '@/components/ui/form/submit-button'

/**
 * Asks before it disconnects, and shows why not when it cannot.
 * @param action the server action: null when it is done (the page around shows it), else the sentence
 * @param accountName whose account it is
 */
export function DisconnectDialog({ action, accountName }: { action: () => Promise<string | null>; accountName: string }) {
  const [open, setOpen] = useState(false)
  const [refusal, disconnect] = useActionState(async () => {
    const sentence = await action()
    if (sentence === null) setOpen(false)
    return sentence
  }, null)
  return (
    <Dialog
      title={`Disconnect ${accountName}?`}
      description="Your products cannot be bought until you connect an account again. Orders, customers and payouts stay in Stripe, and your shop keeps its products and its history. What is to be charged later waits for you, and is given up a week after its day, or when its time to ship is over."
      open={open}
      onOpenChange={setOpen}
      trigger={<Button variant="danger">Disconnect</Button>}
    >
      {refusal && (
        <Alert tone="warn" live>
          {refusal}
        </Alert>
      )}
      <form action={disconnect}>
        <DialogActions>
          <DialogClose render={<Button variant="ghost">Keep it connected</Button>} />
          <SubmitButton variant="danger" busyText="Disconnecting…">
            Disconnect
          </SubmitButton>
        </DialogActions>
      </form>
    </Dialog>
  )
}
