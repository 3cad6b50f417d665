import { type Move, movesOf, type Orders } from './moves'
import { brokenAtRest, brokenByMove } from './rules'
import { canonical, type Path, tellPath } from './state'
import { brokenByWaking } from './wakes'

export interface Walk {
  states: number
  moves: number
  /** States in which nothing goes on by itself. */
  rests: number
  /** How each of them ends: statuses of the order with how often. */
  ends: Record<string, number>
  /** The most rounds of planning one run takes. */
  rounds: number
  /** Each broken rule with one path that breaks it. */
  broken: string[]
}

interface Node {
  path: Path
  /** Where it was first reached from, for the story of a broken rule. */
  from: number
  by: string
  /** Moves while Stripe is healthy and nobody outside does anything but look. */
  healthy: number[]
  /** Moves of one run of the executor, faults included. */
  run: number[]
}

/** Which rule was broken where, and by which move. */
type Broken = Map<string, { at: number; last?: string }>

const MOST_BROKEN = 20

/** Walks every path from the start, breadth first; each state once. */
export function walk(start: Path, orders: Orders = 'every'): Walk {
  const nodes: Node[] = []
  const known = new Map<string, number>()
  const broken: Broken = new Map()
  let moves = 0
  const reach = (to: Path, from: number, by: string): number => {
    const { path, key } = canonical(to)
    const seen = known.get(key)
    if (seen !== undefined) return seen
    known.set(key, nodes.length)
    return nodes.push({ path, from, by, healthy: [], run: [] }) - 1
  }
  const stored = new Set<string>()
  reach(start, -1, 'placed')
  for (let at = 0; at < nodes.length && broken.size < MOST_BROKEN; at += 1) {
    const node = nodes[at] as Node
    // What is stored is the same whatever is being done for it at this moment.
    const { path: left, key } = canonical(atRest(node.path))
    const asleep = stored.has(key) ? null : brokenByWaking(left)
    stored.add(key)
    if (asleep && !broken.has(asleep)) broken.set(asleep, { at })
    for (const move of movesOf(node.path, orders)) {
      moves += 1
      const to = reach(move.to, at, move.name)
      const rule = brokenByMove(node.path, move)
      if (rule && !broken.has(rule)) broken.set(rule, { at, last: `${move.name} → ${tellPath(move.to)}` })
      follow(node, move, to)
    }
  }
  const rests = restsOf(nodes, broken)
  const ends: Record<string, number> = {}
  for (const { path } of rests) ends[path.status] = (ends[path.status] ?? 0) + 1
  const told = [...broken].map(([rule, { at, last }]) => `${rule}:\n${storyOf(nodes, at)}${last ? `\n  ${last}` : ''}`)
  return { states: nodes.length, moves, rests: rests.length, ends, rounds: longestRun(nodes), broken: told }
}

function atRest(path: Path): Path {
  return { ...path, phase: 'idle', order: '-', isChanged: false, parts: path.parts.map((part) => ({ ...part, running: '-' })) }
}

function follow(node: Node, { kind, name }: Move, to: number): void {
  if (kind === 'plan' || kind === 'answer' || name === 'somebody looks') node.healthy.push(to)
  if (kind !== 'outside') node.run.push(to)
}

/**
 * Where healthy paths end. Whatever can come back to itself is one group; a group with two states in which nobody advances the order would be a
 * circle that never ends, and a group without a way out is a rest.
 */
function restsOf(nodes: Node[], broken: Broken): Node[] {
  const group = groupsOf(nodes)
  const idle = new Map<number, number>()
  const leaves = new Set<number>()
  for (const [at, node] of nodes.entries()) {
    const own = group[at] as number
    if (node.healthy.some((to) => group[to] !== own)) leaves.add(own)
    if (node.path.phase !== 'idle') continue
    if (idle.has(own)) broken.set('goes in a circle', { at })
    idle.set(own, at)
  }
  const rests = [...idle].filter(([own]) => !leaves.has(own)).map(([, at]) => at)
  for (const at of rests) {
    const rule = brokenAtRest((nodes[at] as Node).path)
    if (rule && !broken.has(rule)) broken.set(rule, { at })
  }
  return rests.map((at) => nodes[at] as Node)
}

/** Tarjan's strongly connected components, without recursion. */
function groupsOf(nodes: Node[]): Int32Array {
  const [order, low, group] = [new Int32Array(nodes.length).fill(-1), new Int32Array(nodes.length), new Int32Array(nodes.length).fill(-1)]
  const next = new Int32Array(nodes.length)
  const open: number[] = []
  let [count, groups] = [0, 0]
  for (let root = 0; root < nodes.length; root += 1) {
    const stack = order[root] === -1 ? [root] : []
    for (let at = stack.at(-1); at !== undefined; at = stack.at(-1)) {
      if (order[at] === -1) {
        order[at] = low[at] = count++
        open.push(at)
      }
      const to = (nodes[at] as Node).healthy[next[at] as number]
      if (to !== undefined) {
        next[at] = (next[at] as number) + 1
        if (order[to] === -1) stack.push(to)
        else if (group[to] === -1) low[at] = Math.min(low[at] as number, order[to] as number)
        continue
      }
      stack.pop()
      const above = stack.at(-1)
      if (above !== undefined) low[above] = Math.min(low[above] as number, low[at] as number)
      if (low[at] !== order[at]) continue
      for (let each = open.pop(); each !== undefined; each = open.pop()) {
        group[each] = groups
        if (each === at) break
      }
      groups += 1
    }
  }
  return group
}

/** The most rounds of planning in one run; infinite when a run can come back to where it was. */
function longestRun(nodes: Node[]): number {
  const UNKNOWN = -1
  const OPEN = -2
  const rounds = new Int32Array(nodes.length).fill(UNKNOWN)
  for (let root = 0; root < nodes.length; root += 1) {
    const stack = rounds[root] === UNKNOWN ? [root] : []
    for (let at = stack.at(-1); at !== undefined; at = stack.at(-1)) {
      const { run, path } = nodes[at] as Node
      const round = path.phase === 'reread' || path.phase === 'plan' ? 1 : 0
      if (rounds[at] === UNKNOWN) {
        rounds[at] = OPEN
        for (const to of run) {
          if (rounds[to] === OPEN) return Number.POSITIVE_INFINITY
          if (rounds[to] === UNKNOWN) stack.push(to)
        }
        continue
      }
      stack.pop()
      if (rounds[at] === OPEN) rounds[at] = run.reduce((most, to) => Math.max(most, (rounds[to] as number) + round), 0)
    }
  }
  return rounds.reduce((most, each) => Math.max(most, each), 0)
}

/** What happened from the start to a state, a line each. */
function storyOf(nodes: Node[], at: number): string {
  const lines: string[] = []
  for (let each = at; each >= 0; each = nodes[each]?.from ?? -1) lines.push(`  ${nodes[each]?.by} → ${tellPath((nodes[each] as Node).path)}`)
  return lines.reverse().join('\n')
}
