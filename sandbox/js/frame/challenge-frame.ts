import { byId } from './by-id'
import { openParentLine } from './parent-line'

// The bank's page, as far as a test bank has one: two buttons. Inside the window that Stripe.js opens it reports to the page below; opened on its own
// (redirect flow) the form is an ordinary form and the server sends the person back to the shop.

const form = byId('challenge', HTMLFormElement)
const status = byId('challenge-status', HTMLElement)

if (window.parent !== window) {
  const line = openParentLine()
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null
    const outcome = button?.value === 'succeeded' ? 'succeeded' : 'failed'
    const body = new URLSearchParams()
    // Read before the buttons are disabled: a disabled button's value does not count.
    for (const [name, value] of new FormData(form, button)) body.append(name, String(value))
    for (const each of form.querySelectorAll('button')) each.disabled = true
    status.textContent = 'Sending your answer to the bank…'
    const response = await fetch(form.action, { method: 'POST', headers: { Accept: 'application/json' }, body }).catch(() => null)
    if (response?.ok) {
      line.send({ kind: 'challenged', outcome })
      return
    }
    status.textContent = 'The answer did not get through. Please try again.'
    for (const each of form.querySelectorAll('button')) each.disabled = false
    button?.focus()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') line.send({ kind: 'escape' })
  })
  line.send({ kind: 'ready' })
}
document.getElementById('complete')?.focus()
