/** Builds the PowerShell hosts ahead of the suites, which would otherwise build them side by side. */
import { buildHost, engineMissing } from './engine.ts';
import { wineMissing } from './wine.ts';

const noEngine = engineMissing();
if (noEngine === null) buildHost('this-machine');
else console.log(noEngine);
if (noEngine === null && wineMissing() === null) buildHost('win-x64');
