import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/base.css'
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { I18nextProvider } from 'react-i18next'
import { Router } from 'wouter'
import { assert } from '#shared/assert.ts'
import { createClient } from './api/client.ts'
import { ClientContext } from './api/hooks.ts'
import { openTransport } from './api/open-transport.ts'
import { connectDevices } from './shell/connect-devices.ts'
import { connectScanner, createScanner } from './shell/connect-scanner.ts'
import { createLateTeller } from './shell/tell-late.ts'
import { App } from './shell/app.tsx'
import { DensityProvider } from './ui/density.tsx'
import { dropOldDrafts } from './ui/form/drafts.ts'
import { KeyLayersContext, connectKeys, createKeyLayers } from './ui/keys.ts'
import { LeaveGuardContext, createGuardedLocation, createLeaveGuard, guardHistory } from './ui/leave-guard.ts'
import { PageStoreContext, createPageStore } from './ui/page-store.ts'
import { createSounds } from './ui/sounds.ts'
import { cssVariables, themes } from './ui/theme.ts'
import { Toasts } from './ui/toasts.tsx'
import { SoundsContext } from './ui/use-sounds.ts'
import { ScannerContext } from './scanner/use-scanner.ts'
import { chosenLanguage, createWords } from './words/set-up-words.ts'

// The composition of the window: one of each, handed down by contexts.
const { words, setNumberLocale } = createWords(chosenLanguage())
const sounds = createSounds()
const client = createClient(openTransport(createLateTeller(words, sounds)))
const keys = createKeyLayers()
const guard = createLeaveGuard()
const page = createPageStore()
const scanner = createScanner(words, sounds)
const useGuardedLocation = createGuardedLocation(guard)

connectScanner(document, scanner, words)
connectDevices(window, client, scanner.hub)
connectKeys(window, keys)
guardHistory(window, guard)
dropOldDrafts()

const root = document.getElementById('root')
assert(root !== null, 'the page has its root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={themes.office} cssVariablesResolver={cssVariables} defaultColorScheme="auto" colorSchemeManager={localStorageColorSchemeManager({ key: 'dockside.theme' })}>
      <I18nextProvider i18n={words}>
        <ClientContext value={client}>
          <SoundsContext value={sounds}>
            <ScannerContext value={scanner}>
              <KeyLayersContext value={keys}>
                <LeaveGuardContext value={guard}>
                  <PageStoreContext value={page}>
                    <Router hook={useGuardedLocation}>
                      <DensityProvider>
                        <Toasts />
                        <App onNumberLocale={setNumberLocale} />
                      </DensityProvider>
                    </Router>
                  </PageStoreContext>
                </LeaveGuardContext>
              </KeyLayersContext>
            </ScannerContext>
          </SoundsContext>
        </ClientContext>
      </I18nextProvider>
    </MantineProvider>
  </StrictMode>
)
