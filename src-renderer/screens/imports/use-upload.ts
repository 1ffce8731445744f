import { useState } from 'react'
import { useLocation } from 'wouter'
import { useClient } from '../../api/hooks.ts'
import type { ClientInput } from '../../api/client.ts'
import { toBase64 } from '../../ui/download.ts'
import { hrefs } from '../../ui/hrefs.ts'
import { useDescribeFailure } from '../../ui/use-describe-failure.ts'
import type { BroughtFile } from './uploads.ts'
import { keepUpload } from './uploads.ts'

/** How a file is to be read; left out, it is found. */
export type ReadingWay = Omit<ClientInput<'imports.upload'>, 'file'>

/** Brings files to the station and opens the page of the import. */
export function useUpload(): { readonly bring: (file: File) => Promise<void>; readonly readAgain: (file: BroughtFile, way: ReadingWay) => Promise<void>; readonly reading: string | null; readonly problem: string | undefined } {
  const client = useClient()
  const describe = useDescribeFailure()
  const [, navigate] = useLocation()
  const [reading, setReading] = useState<string | null>(null)
  const [problem, setProblem] = useState<string>()
  const readAgain = async (file: BroughtFile, way: ReadingWay): Promise<void> => {
    setReading(file.fileName)
    setProblem(undefined)
    const reply = await client.call('imports.upload', { file, ...way })
    setReading(null)
    if (!reply.ok) return setProblem(describe('imports.upload', reply.failure))
    keepUpload(reply.value, file)
    navigate(hrefs.importRun(reply.value.importId))
  }
  const bring = async (file: File): Promise<void> => {
    setReading(file.name)
    await readAgain({ fileName: file.name, mime: file.type, contentBase64: await toBase64(file) }, {})
  }
  return { bring, readAgain, reading, problem }
}
