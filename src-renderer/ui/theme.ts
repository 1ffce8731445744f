import type { CSSVariablesResolver, MantineColorsTuple, MantineThemeOverride } from '@mantine/core'
import { ActionIcon, Badge, Button, Checkbox, Drawer, Input, Kbd, Menu, Modal, Paper, SegmentedControl, Select, Switch, Table, Tabs, Text, Textarea, TextInput, Tooltip, createTheme } from '@mantine/core'
import { darkPalette, lightPalette, paletteVariables } from './palette.ts'

/** 'office' is calm and dense, 'dock' is large and loud with targets of 48 px (UX "Look"). */
export type Density = 'office' | 'dock'

const blue: MantineColorsTuple = ['#eaf2ff', '#d3e3fd', '#a8c7fa', '#7cacf8', '#4c8df6', '#1b6ef3', '#0b57d0', '#0a4bb4', '#2563c7', '#1a3458']
/** Greys of the dark scheme, from text to ground. */
const dark: MantineColorsTuple = ['#e7edf3', '#c3ced9', '#a3b1bf', '#6c7d8f', '#2a3947', '#1d2b39', '#16212c', '#121b25', '#0d151d', '#0a1119']

/** Heights of buttons and fields in px, on the 8 px grid. */
const controlHeights: Readonly<Record<string, string>> = { xs: '24px', sm: '32px', md: '40px', lg: '48px', xl: '64px' }
const heightOf = (size: unknown): string | undefined => (typeof size === 'string' ? controlHeights[size] : undefined)

type Sized = { readonly size?: unknown; readonly multiline?: unknown }
const height = (name: string) => (_theme: unknown, { size }: Sized) => ({ root: heightOf(size) === undefined ? {} : { [name]: heightOf(size) } })

const sharedComponents = {
  Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm' }, styles: { root: { textTransform: 'none', fontWeight: 600 } } }),
  Drawer: Drawer.extend({ defaultProps: { overlayProps: { backgroundOpacity: 0.4 } } }),
  Kbd: Kbd.extend({ defaultProps: { size: 'xs' } }),
  Menu: Menu.extend({ defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false } }),
  Modal: Modal.extend({ defaultProps: { centered: true, radius: 'md', overlayProps: { backgroundOpacity: 0.4 }, transitionProps: { duration: 0 } } }),
  Paper: Paper.extend({ defaultProps: { radius: 'md' } }),
  Table: Table.extend({ defaultProps: { verticalSpacing: 8, horizontalSpacing: 12 } }),
  Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true, events: { hover: true, focus: true, touch: false } } })
}

const componentsOf = (density: Density) => {
  const size = density === 'dock' ? 'lg' : 'sm'
  return {
    ...sharedComponents,
    ActionIcon: ActionIcon.extend({ defaultProps: { size: density === 'dock' ? 48 : 32, variant: 'subtle', color: 'gray' } }),
    Button: Button.extend({ defaultProps: { size }, vars: height('--button-height') as never }),
    Checkbox: Checkbox.extend({ defaultProps: { size: density === 'dock' ? 'md' : 'sm' } }),
    Input: Input.extend({ defaultProps: { size }, vars: ((_theme: unknown, { size: given, multiline }: Sized) => ({ wrapper: heightOf(given) === undefined || multiline === true ? {} : { '--input-height': heightOf(given) } })) as never }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: density === 'dock' ? 'md' : 'sm' } }),
    Select: Select.extend({ defaultProps: { size, allowDeselect: false, checkIconPosition: 'right', comboboxProps: { shadow: 'md' } } }),
    Switch: Switch.extend({ defaultProps: { size: density === 'dock' ? 'md' : 'sm' } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Text: Text.extend({ defaultProps: { size: density === 'dock' ? 'md' : 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size, autosize: true, minRows: 2, maxRows: 8 } }),
    TextInput: TextInput.extend({ defaultProps: { size } })
  }
}

const createDensityTheme = (density: Density): MantineThemeOverride =>
  createTheme({
    primaryColor: 'blue', primaryShade: { light: 6, dark: 8 }, colors: { blue, dark }, white: '#ffffff', black: lightPalette.ink,
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", Arial, sans-serif', fontFamilyMonospace: 'ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace',
    defaultRadius: 6, cursorType: 'pointer', respectReducedMotion: true,
    spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
    radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
    components: componentsOf(density) as MantineThemeOverride['components'] & object
  })

/** The two densities of the one theme. */
export const themes: Readonly<Record<Density, MantineThemeOverride>> = { office: createDensityTheme('office'), dock: createDensityTheme('dock') }

/** Our palette as `--dk-*`, and Mantine's own names pointed at it, so that every component follows the scheme. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = (palette: typeof lightPalette): Record<string, string> => ({
    ...paletteVariables(palette),
    '--mantine-color-body': palette.surface, '--mantine-color-text': palette.ink, '--mantine-color-dimmed': palette.inkSoft, '--mantine-color-placeholder': palette.inkSoft,
    '--mantine-color-default': palette.surface, '--mantine-color-default-hover': palette.hover, '--mantine-color-default-color': palette.ink, '--mantine-color-default-border': palette.line,
    '--mantine-color-error': palette.stop, '--mantine-color-anchor': palette.accentText, '--mantine-primary-color-light-color': palette.accentText, '--mantine-color-blue-light-color': palette.accentText,
    '--mantine-color-blue-text': palette.accentText, '--mantine-color-disabled': palette.sunken, '--mantine-color-disabled-color': palette.inkSoft, '--mantine-color-disabled-border': palette.line
  })
  return { variables: {}, light: shared(lightPalette), dark: shared(darkPalette) }
}
