import { spawn } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findIn } from './debian-packages.ts'
import { packFirstFiles } from './first-files.ts'
import { loadOrder } from './kernel-modules.ts'
import { mark } from './mark.ts'

/** virtio and 9p for the files of this computer, the two ends of USB, and the drivers that a station has. */
const modules = ['virtio_pci', '9pnet_virtio', '9p', 'configfs', 'dummy_hcd', 'usb_f_hid', 'usb_f_acm', 'usb_f_printer', 'usbhid', 'hid_generic', 'cdc_acm', 'usblp']
/** The kernels for clouds have no virtual USB. */
const usualKernel = /^vmlinuz-(?!.*(?:cloud|rt)-)/
/** A port of its own for each device, so that one can be pulled while the others stay. */
const parameters: Readonly<Record<string, string>> = { dummy_hcd: 'num=4' }

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** The first program of the guest: loads the modules, takes over this computer's files for reading, runs the script with this Node, and switches off. */
const firstProgram = (names: readonly string[], node: string, script: string): string => `#!/bin/busybox sh
/bin/busybox mkdir -p /bin /proc /sys /dev /host
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc none /proc
mount -t sysfs none /sys
mount -t devtmpfs none /dev
${names.map((name) => `insmod /modules/${name}.ko ${parameters[name] ?? ''} || echo '${mark}module ${name} was not loaded'`).join('\n')}
mount -t 9p -o trans=virtio,version=9p2000.L,ro,cache=loose,msize=512000 host /host || echo '${mark}the files of the computer cannot be read'
for each in proc sys dev; do mount -o move /$each /host/$each; done
mount -t configfs none /host/sys/kernel/config
chroot /host ${quoted(node)} ${quoted(script)} 2>&1
echo "${mark}ended with $?"
reboot -f
`

/** What came of a guest: the code of its script, null where it did not come to an end; `console` is all it said. */
export type GuestEnd = { readonly code: number | null; readonly console: string; readonly isLate: boolean }

type BootOptions = { readonly roots: readonly string[]; readonly cache: string; readonly script: string; readonly limitMs: number; readonly onLine: (line: string) => void }

const newest = (folder: string, pattern: RegExp): string => {
  const name = readdirSync(folder).filter((each) => pattern.test(each)).sort((one, other) => one.localeCompare(other, 'en', { numeric: true })).at(-1)
  if (name === undefined) throw new Error(`nothing like ${pattern.source} in ${folder}`)
  return join(folder, name)
}

/** Where QEMU, its firmware and its libraries are, as arguments and environment. */
const emulator = (roots: readonly string[]) => {
  const libraries = roots.flatMap((root) => ['usr/lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu'].map((path) => join(root, path)))
  return {
    command: findIn(roots, 'usr/bin/qemu-system-x86_64'),
    firmware: ['-L', findIn(roots, 'usr/share/qemu'), '-L', findIn(roots, 'usr/share/seabios')],
    environment: { ...process.env, LD_LIBRARY_PATH: libraries.join(':'), QEMU_MODULE_DIR: findIn(roots, 'usr/lib/x86_64-linux-gnu/qemu') }
  }
}

/** Boots Debian's kernel in software emulation (no rights and no /dev/kvm are needed) and runs one script in it. */
export function bootGuest({ roots, cache, script, limitMs, onLine }: BootOptions): Promise<GuestEnd> {
  const kernel = newest(findIn(roots, 'boot'), usualKernel)
  const version = kernel.replace(/^.*vmlinuz-/, '')
  const loaded = loadOrder(findIn(roots, `lib/modules/${version}/kernel`, `usr/lib/modules/${version}/kernel`), modules)
  const firstFiles = join(cache, 'first-files')
  writeFileSync(firstFiles, packFirstFiles([
    { path: 'bin', content: null }, { path: 'modules', content: null },
    { path: 'bin/busybox', content: readFileSync(findIn(roots, 'bin/busybox', 'usr/bin/busybox')), executable: true },
    ...loaded.map(({ name, content }) => ({ path: `modules/${name}.ko`, content })),
    { path: 'init', content: Buffer.from(firstProgram(loaded.map(({ name }) => name), process.execPath, script)), executable: true }
  ]))
  onLine(`kernel ${version}`)
  const { command, firmware, environment } = emulator(roots)
  const machine = ['-accel', 'tcg,thread=multi', '-cpu', 'max', '-smp', '2', '-m', '1024', '-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot', '-serial', 'stdio', '-net', 'none']
  const files = ['-fsdev', 'local,id=host,path=/,security_model=none,readonly=on,multidevs=remap', '-device', 'virtio-9p-pci,fsdev=host,mount_tag=host']
  const guest = spawn(command, [...firmware, ...machine, ...files, '-kernel', kernel, '-initrd', firstFiles, '-append', 'console=ttyS0 quiet panic=-1 random.trust_cpu=on'], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise((resolve) => {
    let console = ''
    let line = ''
    let code: number | null = null
    let isLate = false
    const timer = setTimeout(() => { isLate = true; guest.kill('SIGKILL') }, limitMs)
    const hear = (piece: Buffer): void => {
      console += piece.toString()
      line += piece.toString()
      const lines = line.split(/\r*\n/)
      line = lines.pop() ?? ''
      for (const each of lines.filter((one) => one.startsWith(mark)).map((one) => one.slice(mark.length))) {
        const ended = /^ended with (\d+)$/.exec(each)
        if (ended === null) onLine(each)
        else code = Number(ended[1])
      }
    }
    guest.stdout.on('data', hear)
    guest.stderr.on('data', hear)
    guest.on('error', (error) => { console += `\n${error.message}` })
    guest.on('close', () => {
      clearTimeout(timer)
      resolve({ code, console, isLate })
    })
  })
}
