/** One file of the first file system of a kernel; a folder has no content. */
export type FirstFile = { readonly path: string; readonly content: Uint8Array | null; readonly executable?: boolean }

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(8, '0')
const padding = (length: number): Buffer => Buffer.alloc((4 - (length % 4)) % 4)

/** Header of 13 numbers, name and content, each filled up to four bytes (Linux, Documentation/driver-api/early-userspace/buffer-format.rst, "newc"). */
const entry = (path: string, mode: number, content: Uint8Array, inode: number): Buffer => {
  const name = Buffer.from(`${path}\0`)
  const numbers = [inode, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, name.length, 0]
  const head = Buffer.concat([Buffer.from(`070701${numbers.map(hex).join('')}`), name])
  return Buffer.concat([head, padding(head.length), content, padding(content.length)])
}

/** The files as a cpio archive, which is what a kernel unpacks before anything else. Folders have to come before what is in them. */
export function packFirstFiles(files: readonly FirstFile[]): Buffer {
  const entries = files.map(({ path, content, executable = false }, index) => entry(path, content === null ? 0o040755 : executable ? 0o100755 : 0o100644, content ?? new Uint8Array(), index + 1))
  return Buffer.concat([...entries, entry('TRAILER!!!', 0, new Uint8Array(), 0)])
}
