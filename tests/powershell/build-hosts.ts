/**
 * Builds the PowerShell hosts and fetches Node for Windows ahead of the suites, which would otherwise do so side by side.
 */
import { buildHost, engineMissing } from './engine.ts';
import { windowsNodeMissing } from './windows-node.ts';
import { wineMissing } from './wine.ts';

const noEngine = engineMissing();
if (noEngine === null) buildHost('this-machine');
else console.log(noEngine);
if (noEngine === null && wineMissing() === null) {
  buildHost('win-x64');
  const noNode = windowsNodeMissing();
  if (noNode !== null) console.log(noNode);
}
