/**
 * How the window is looked at: the menu of the program gives each role with the keys that Electron has for it, and the
 * list of keys tells them.
 */
export const VIEW_KEYS = [
  { role: 'resetZoom', keys: 'Ctrl+0', keysOnMac: 'Ctrl+0' },
  { role: 'zoomIn', keys: 'Ctrl++', keysOnMac: 'Ctrl++' },
  { role: 'zoomOut', keys: 'Ctrl+-', keysOnMac: 'Ctrl+-' },
  { role: 'togglefullscreen', keys: 'F11', keysOnMac: '⌃+Ctrl+F' },
] as const;
