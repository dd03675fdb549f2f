const { contextBridge, ipcRenderer, webUtils } = require('electron');

class Point {
  constructor() {
    this.x = 1;
  }
  norm() {
    return this.x;
  }
}
const kept = { list: [1] };
contextBridge.exposeInMainWorld('tiny', {
  kept,
  invoke: (channel, value) => ipcRenderer.invoke(channel, value),
  on(channel, listener) {
    const hear = (_event, value) => listener(value);
    ipcRenderer.on(channel, hear);
    return () => ipcRenderer.off(channel, hear);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  point: () => new Point(),
  grow: () => kept.list.push(2),
  describe: (value) => `${Object.prototype.toString.call(value)} ${value instanceof Map} ${Object.keys(value)}`,
  refuse() {
    throw new RangeError('not here');
  },
  later: async (value) => value,
  missing: () => require('electron').webFrame.setZoomFactor(2),
});
