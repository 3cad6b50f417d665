import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { commandOf } from './processes'

/** A port that this process holds by listening on it, and from then on by its name in a list, so that it can be handed over to a server of ours. */
export interface ClaimedPort {
  port: number
  /** Stops listening, for the server that takes the port over. No other start of ours takes it as long as this process lives. */
  release: () => Promise<void>
}

/** A port of this machine nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = await listen(0)
  if (!server) throw new Error('No free port on this machine.')
  const { port } = server.address() as net.AddressInfo
  await close(server)
  return port
}

/**
 * Claims the wanted port, or the next one above it that is free.
 * @param wanted what a person expects, such as 3000
 * @param tries how many ports to look at before giving up
 */
export async function claimPort(wanted: number, tries = 50): Promise<ClaimedPort> {
  for (let port = wanted; port < wanted + tries; port++) {
    const server = await hold(port)
    if (!server) continue
    if (await enterInList(port)) return { port, release: () => close(server) }
    await close(server)
  }
  throw new Error(`Ports ${wanted} to ${wanted + tries - 1} are all taken: stop what uses them and start again.`)
}

// A server may hold the port on one address only, so a port is free when both kinds of address are.
async function hold(port: number): Promise<net.Server | null> {
  const loopback = await listen(port, '127.0.0.1')
  if (!loopback) return null
  await close(loopback)
  return listen(port)
}

// Between our listening and our server's the port is free for a moment.
async function enterInList(port: number): Promise<boolean> {
  const folder = path.join(tmpdir(), `souk-ports-${userInfo().uid}`)
  const file = path.join(folder, String(port))
  await mkdir(folder, { recursive: true })
  const [pid, command] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  if (pid && (await commandOf(Number(pid))) !== command) await rm(file, { force: true })
  const mine = `${process.pid}\n${await commandOf(process.pid)}`
  return writeFile(file, mine, { flag: 'wx' }).then(
    () => true,
    () => false,
  )
}

function listen(port: number, host?: string): Promise<net.Server | null> {
  return new Promise((resolve) => {
    const server = net.createServer((socket) => socket.destroy())
    server.once('error', () => resolve(null))
    server.listen(port, host, () => resolve(server))
  })
}

function close(server: net.Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
