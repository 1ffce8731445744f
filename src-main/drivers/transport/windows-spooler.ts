import type { DeviceTrouble } from '#shared/domain/devices/device-state.ts'
import { runProgram } from './run-program.ts'
import { TransportError } from './transport.ts'

const base64 = (text: string, encoding: BufferEncoding): string => Buffer.from(text, encoding).toString('base64')

/**
 * The script that hands its standard input to a queue as one RAW job, or with `onlyLook` tells whether the queue can be opened. It prints one line: `job N written W of L`, `open`,
 * or `error CODE at STEP` with the code of Windows. Names travel as base64, so that no name can be read as script. https://learn.microsoft.com/windows/win32/printdocs/writeprinter
 */
export const rawSpoolerScript = (queue: string, title: string, onlyLook: boolean): string => `
$ErrorActionPreference = 'Stop'
function Text([string]$coded) { [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String($coded)) }
Add-Type -TypeDefinition @'
using System;
using System.Runtime.InteropServices;
[StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
public class DocInfo { public string Name; public string Output; public string DataType; }
public static class Spooler {
  const string Dll = "winspool.drv";
  [DllImport(Dll, CharSet = CharSet.Unicode, SetLastError = true)] public static extern bool OpenPrinterW(string name, out IntPtr printer, IntPtr defaults);
  [DllImport(Dll, CharSet = CharSet.Unicode, SetLastError = true)] public static extern int StartDocPrinterW(IntPtr printer, int level, [In, MarshalAs(UnmanagedType.LPStruct)] DocInfo info);
  [DllImport(Dll, SetLastError = true)] public static extern bool StartPagePrinter(IntPtr printer);
  [DllImport(Dll, SetLastError = true)] public static extern bool WritePrinter(IntPtr printer, byte[] bytes, int count, out int written);
  [DllImport(Dll, SetLastError = true)] public static extern bool EndPagePrinter(IntPtr printer);
  [DllImport(Dll, SetLastError = true)] public static extern bool EndDocPrinter(IntPtr printer);
  [DllImport(Dll, SetLastError = true)] public static extern bool AbortPrinter(IntPtr printer);
  [DllImport(Dll, SetLastError = true)] public static extern bool ClosePrinter(IntPtr printer);
}
'@
function Fail([string]$step) { [Console]::Out.WriteLine('error ' + [Runtime.InteropServices.Marshal]::GetLastWin32Error() + ' at ' + $step); exit 1 }
$printer = [IntPtr]::Zero
if (-not [Spooler]::OpenPrinterW((Text '${base64(queue, 'utf8')}'), [ref]$printer, [IntPtr]::Zero)) { Fail 'OpenPrinter' }
${onlyLook ? `[void][Spooler]::ClosePrinter($printer)
[Console]::Out.WriteLine('open')` : `$memory = New-Object IO.MemoryStream
[Console]::OpenStandardInput().CopyTo($memory)
$bytes = $memory.ToArray()
$info = New-Object DocInfo
$info.Name = Text '${base64(title, 'utf8')}'
$info.DataType = 'RAW'
$job = [Spooler]::StartDocPrinterW($printer, 1, $info)
if ($job -eq 0) { Fail 'StartDocPrinter' }
if (-not [Spooler]::StartPagePrinter($printer)) { Fail 'StartPagePrinter' }
$written = 0
$wrote = [Spooler]::WritePrinter($printer, $bytes, $bytes.Length, [ref]$written)
if (-not $wrote -or $written -ne $bytes.Length) { [void][Spooler]::AbortPrinter($printer); Fail 'WritePrinter' }
if (-not [Spooler]::EndPagePrinter($printer)) { Fail 'EndPagePrinter' }
if (-not [Spooler]::EndDocPrinter($printer)) { Fail 'EndDocPrinter' }
[void][Spooler]::ClosePrinter($printer)
[Console]::Out.WriteLine('job ' + $job + ' written ' + $written + ' of ' + $bytes.Length)`}
`

/** The arguments that run a script in Windows PowerShell, whatever the policy for script files is. */
export const powershellArguments = (script: string): readonly string[] => ['-NoLogo', '-NoProfile', '-NonInteractive', '-EncodedCommand', base64(script, 'utf16le')]

/** The codes of Windows that say more than that it failed (winerror.h). */
const troubleOf: Readonly<Record<string, DeviceTrouble>> = { '5': 'no-permission', '1722': 'unreachable', '1801': 'not-found', '1905': 'not-found', '1906': 'refused' }

/** Reads the line that the script printed: the id of the job, null for a queue that was only looked at. A job of which not everything was written is a failure. */
export function readSpoolerAnswer(output: string, byteCount: number): { readonly jobId: string | null } {
  const line = output.trim()
  const job = /^job (\d+) written (\d+) of (\d+)$/m.exec(line)
  if (job !== null && Number(job[2]) === byteCount && Number(job[3]) === byteCount) return { jobId: job[1] ?? null }
  if (/^open$/m.test(line) && byteCount === 0) return { jobId: null }
  const error = /^error (\d+) at (\w+)$/m.exec(line)
  throw new TransportError(troubleOf[error?.[1] ?? ''] ?? 'printer-error', error === null ? `the spooler answered: ${line.slice(0, 300)}` : `${error[2]} failed with code ${error[1]} of Windows`)
}

async function runScript(script: string, options: Parameters<typeof runProgram>[2]): Promise<string> {
  const result = await runProgram('powershell.exe', powershellArguments(script), options)
  if (result.kind === 'missing') throw new TransportError('not-found', `PowerShell is not there: ${result.detail}`)
  if (result.code === null) throw new TransportError('no-answer', 'the Windows spooler did not answer in time')
  return result.output.trim() === '' ? result.errors : result.output
}

/** Hands one RAW job to a queue of Windows and checks that all of it was taken; it is queued then, not printed. No bytes: only looks whether there is such a queue. */
export const printThroughWindows = async (queue: string, bytes: Uint8Array, { title = 'labels', signal }: { readonly title?: string; readonly signal?: AbortSignal } = {}): Promise<{ readonly jobId: string | null }> =>
  readSpoolerAnswer(await runScript(rawSpoolerScript(queue, title, bytes.length === 0), { input: bytes, signal, timeoutMs: 60_000 }), bytes.length)

/** What Windows knows of its printers, as the JSON that `windowsPrinterScript` prints; anything else gives none. */
export type WindowsPrinter = { readonly name: string; readonly driver: string; readonly port: string }
const windowsPrinterScript = '[Console]::OutputEncoding = [Text.Encoding]::UTF8; ConvertTo-Json @(Get-CimInstance Win32_Printer | Select-Object Name, DriverName, PortName)'

/** Reads the list of printers that Windows gave. */
export function readWindowsPrinters(json: string): readonly WindowsPrinter[] {
  try {
    const list: unknown = JSON.parse(json)
    const text = (value: unknown): string => (typeof value === 'string' ? value : '')
    return (Array.isArray(list) ? list : [list]).flatMap((entry: Record<string, unknown> | null) =>
      entry !== null && typeof entry === 'object' && text(entry['Name']) !== '' ? [{ name: text(entry['Name']), driver: text(entry['DriverName']), port: text(entry['PortName']) }] : []
    )
  } catch {
    return []
  }
}

/** The printers of Windows. Rejects with a `TransportError` when PowerShell is not there. */
export const windowsPrinters = async (): Promise<readonly WindowsPrinter[]> => readWindowsPrinters(await runScript(windowsPrinterScript, {}))
