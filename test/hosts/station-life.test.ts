import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { connectSocket, post, startStation, until } from './built-station.ts'
import { cleanUp, newFolder, projectFolder, startProgram } from './start-program.ts'

const entry = `${projectFolder}out/main/station.js`
const run = (...args: readonly string[]) => startProgram(process.execPath, [entry, ...args])
const outcome = async (...args: readonly string[]): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> => {
  const program = run(...args)
  const { code } = await program.exited
  return { code, stdout: program.stdout(), stderr: program.stderr() }
}

describe('the station as a program', () => {
  afterAll(cleanUp)

  it('prints one line of JSON when it answers, nothing else, and ends in order on SIGTERM', async () => {
    const folder = newFolder()
    const station = await startStation(folder, ['--port', '0'])
    expect((await post(station, 'session.state', {})).status).toBe(200)
    expect(station.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    expect(existsSync(join(folder, 'dockside.db-wal'))).toBe(true)
    expect(await station.program.stop()).toBe(0)
    expect(station.program.stdout()).toMatch(/^\{"url":"http:\/\/127\.0\.0\.1:\d+","token":"[\w-]{32}"\}\n$/)
    expect(station.program.stderr()).toBe('')
    expect(existsSync(join(folder, 'dockside.db-wal'))).toBe(false)
    expect(readFileSync(join(folder, 'dockside.db')).length).toBeGreaterThan(0)
  })

  it('listens on the loopback interface only', async () => {
    const station = await startStation(newFolder())
    const listening = readFileSync('/proc/net/tcp', 'utf8').split('\n').map((line) => line.trim().split(/\s+/)).filter(([, local = '', , state]) => state === '0A' && local.endsWith(`:${station.port.toString(16).toUpperCase().padStart(4, '0')}`))
    expect(listening.map(([, local = '']) => local.split(':')[0])).toEqual(['0100007F'])
    await station.program.stop()
  })

  it('answers a command that was under way when the signal came', async () => {
    const folder = newFolder()
    const station = await startStation(folder)
    const socket = await connectSocket(station)
    // Somebody else writes for a moment, so the command waits.
    const other = new BetterSqlite3(join(folder, 'dockside.db'))
    other.exec('BEGIN IMMEDIATE')
    const answers = [post(station, 'session.saveOperator', { name: 'Late', role: 'clerk', active: true, requestId: 'late-request-1' }).then(({ reply }) => reply), socket.ask({ procedure: 'session.saveOperator', input: { name: 'Later', role: 'clerk', active: true, requestId: 'late-request-2' } })]
    await socket.ask({ procedure: 'session.state', input: {} })
    const ended = station.program.stop()
    other.exec('COMMIT')
    other.close()
    expect((await Promise.all(answers)).map(({ ok }) => ok)).toEqual([true, true])
    expect(await ended).toBe(0)
  })

  it('has everything it answered after kill -9', async () => {
    const folder = newFolder()
    const station = await startStation(folder)
    const names = Array.from({ length: 20 }, (_, index) => `Survivor ${index}`)
    await Promise.all(names.map((name, index) => post(station, 'session.saveOperator', { name, role: 'clerk', active: true, requestId: `survivor-${index}` })))
    await station.program.stop('SIGKILL')
    const again = await startStation(folder)
    const { reply } = await post(again, 'session.listOperators', {})
    expect(reply.ok && (reply.value as { readonly rows: readonly { readonly name: string }[] }).rows.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
    await again.program.stop()
  })

  it('refuses a folder that another copy has open, and says which', async () => {
    const folder = newFolder()
    const station = await startStation(folder)
    const { code, stdout, stderr } = await outcome('--data', folder)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`The data is open in another copy of Dockside (process ${station.program.pid}`)
    expect(stderr).toContain('Close that copy, then start again.')
    await station.program.stop()
  })

  it('says what is wrong with its arguments, and how they are written', async () => {
    const folder = newFolder()
    const cases = [[[], '--data is missing'], [['--data', ''], '--data is missing'], [['--data', folder, '--port', '65536'], '--port is 65536'], [['--data', folder, '--port', '1e3'], '--port is 1e3'], [['--data', folder, '--port', ''], '--port is '], [['--data', folder, '--more'], "Unknown option '--more'"]] as const
    await Promise.all(cases.map(async ([args, words]) => {
      const { code, stdout, stderr } = await outcome(...args)
      expect({ code, stdout }, args.join(' ')).toEqual({ code: 1, stdout: '' })
      expect(stderr).toContain(words)
      expect(stderr).toContain('usage: station --data DIR')
    }))
    expect(existsSync(join(folder, 'dockside.db'))).toBe(false)
  })

  it('says that a port is taken, and leaves the data closed and whole', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', () => resolve()))
    const { port } = taken.address() as { readonly port: number }
    const folder = newFolder()
    const { code, stdout, stderr } = await outcome('--data', folder, '--port', String(port))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(`cannot listen on port ${port}`)
    expect(existsSync(join(folder, 'dockside.db-wal'))).toBe(false)
    taken.close()
    expect(await (await startStation(folder, ['--port', String(port)])).program.stop()).toBe(0)
  })

  it('says in plain words that a folder cannot be one', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'file'), '')
    const { code, stdout, stderr } = await outcome('--data', join(folder, 'file'))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^The data folder .*file cannot be used: /)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('names its version of Node when it is too old, instead of ending without a word', async (context) => {
    const old = spawnSync('/usr/bin/node', ['-p', 'process.versions.napi'], { encoding: 'utf8' })
    if (!(Number(old.stdout) < 10)) return context.skip('there is no old Node at /usr/bin/node')
    const program = startProgram('/usr/bin/node', [entry, '--data', newFolder()])
    expect((await program.exited).code).toBe(1)
    expect(program.stderr()).toMatch(/Dockside needs Node 22\.14 or newer; this is v/)
  })

  it('answers that the disk is full, keeps what it has, and goes on when there is room', async (context) => {
    const folder = newFolder()
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk]).status !== 0) return context.skip('a small disk can be mounted by a superuser only')
    try {
      const station = await startStation(join(disk, 'data'))
      const before = await post(station, 'session.saveOperator', { name: 'Before', role: 'clerk', active: true, requestId: 'before-full' })
      expect(before.reply.ok).toBe(true)
      spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'filler')}`, 'bs=4k'])
      const save = (index: number) => post(station, 'session.saveOperator', { name: `Full ${index}`, role: 'clerk', active: true, requestId: `while-full-${index}` })
      let index = 0
      const full = await until(() => save((index += 1)), ({ status }) => status !== 200)
      expect(full).toEqual({ status: 507, reply: { ok: false, failure: { code: 'disk-full' } } })
      spawnSync('rm', [join(disk, 'filler')])
      expect((await save(index)).reply).toMatchObject({ ok: true })
      const { reply } = await post(station, 'session.listOperators', {})
      expect(reply.ok && (reply.value as { readonly rows: readonly { readonly name: string }[] }).rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['Before', `Full ${index}`]))
      expect(await station.program.stop()).toBe(0)
    } finally {
      await cleanUpDisk(disk)
    }
  })
})

const cleanUpDisk = (disk: string): Promise<unknown> => until(() => spawnSync('umount', [disk]).status, (status) => status === 0)

describe('npm run station', () => {
  afterAll(cleanUp)

  it('is the built station: one line of JSON, and SIGTERM to npm ends it in order', async () => {
    const folder = newFolder()
    const npm = startProgram('npm', ['run', '-s', 'station', '--', '--data', folder])
    const { url } = JSON.parse((await npm.printed(/^\{.*\}$/m))[0]) as { readonly url: string }
    expect((await fetch(url)).status).toBe(200)
    expect(npm.stdout().trim().split('\n')).toHaveLength(1)
    await npm.stop()
    await until(() => existsSync(join(folder, 'dockside.db-wal')), (exists) => !exists)
    await until(() => fetch(url).then(() => 'answers', () => 'gone'), (state) => state === 'gone')
  })
})
