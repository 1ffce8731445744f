import type { ScreenRoute } from '../../ui/screen-route.ts'
import { AboutPage } from './about-page.tsx'
import { SettingsPage } from './settings-page.tsx'

/** The addresses of the settings and of the page about the station. */
export const settingsRoutes: readonly ScreenRoute[] = [
  { path: '/settings', render: () => <SettingsPage tab="company" /> },
  { path: '/settings/:tab', render: ({ tab }) => <SettingsPage key={tab} tab={tab ?? 'company'} /> },
  { path: '/about', render: () => <AboutPage /> }
]
