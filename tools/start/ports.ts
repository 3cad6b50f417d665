import net from 'node:net'

/** A port of this machine nobody listens on just now. */
export async function freePort(): Promise<number> {
  const port = await listen(0)
  if (port === null) throw new Error('No free port on this machine.')
  return port
}

/**
 * The wanted port, or the next one above it that is free.
 * @param wanted what a person expects, such as 3000
 * @param tries how many ports to look at before giving up
 */
export async function portFrom(wanted: number, tries = 50): Promise<number> {
  for (let port = wanted; port < wanted + tries; port++) if (await isFree(port)) return port
  throw new Error(`Ports ${wanted} to ${wanted + tries - 1} are all taken: stop what uses them and start again.`)
}

// A server may hold the port on one address only, so a port is free when both kinds of address are.
async function isFree(port: number): Promise<boolean> {
  return (await listen(port, '127.0.0.1')) !== null && (await listen(port)) !== null
}

function listen(port: number, host?: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = net.createServer()
    server.once('error', () => resolve(null))
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}
