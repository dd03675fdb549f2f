import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { err, ok, type Result } from '../../shared/result.ts';
import { fixtureDevice, writeDeviceFile } from '../powershell/device-file.ts';
import { DEVICE_STAND_IN, engineMissing, runHost } from '../powershell/engine.ts';
import { capturesFolder, KIT, layOutStick, manifestText, SCRIPT_NAME } from '../powershell/kit-stick.ts';
import { atMost, type Ratio } from './ratio.ts';

const CAPTURES = 2000;
const RUNS = 7;
const GOAL_MS = 300;
const GOAL_BYTES = 200 * 1024;

/** What the kit asks CIM and the registry, and nothing else: its time is not the kit's own work. */
const QUESTIONS_ONLY = `param([switch] $Capture)
foreach ($class in 'Win32_BIOS', 'Win32_ComputerSystem', 'MDM_DevDetail_Ext01', 'Win32_ComputerSystemProduct', 'Win32_ComputerSystem',
    'Win32_OperatingSystem', 'Win32_BIOS', 'Win32_Tpm', 'Win32_DiskDrive', 'Win32_NetworkAdapter', 'Win32_Battery') {
    $null = Get-CimInstance -ClassName $class -ErrorAction Stop
}
foreach ($value in 'OOBEInProgress', 'ImageState', 'AutopilotServiceCorrelationId', 'EditionID', 'UBR', 'DisplayVersion', 'PEFirmwareType', 'UEFISecureBootEnabled') {
    $null = Get-RegistryValue 'SYSTEM' $value
}
`;

/**
 * Measures the kit's own work on the device: a capture onto a stick that holds 2,000 of them, over a script that only
 * asks the same questions of the same stand-ins, each run in a process of its own and a precompiled engine as on the device. The fastest run of
 * each counts: what else the machine does can only add. An error says why it cannot be measured here.
 */
export function benchKit(): Result<readonly Ratio[], string> {
  const missing = engineMissing();
  if (missing !== null) return err(missing);
  const folder = mkdtempSync(join(tmpdir(), 'hash-courier-kit-bench-'));
  try {
    const root = join(folder, 'stick');
    layOutStick(root, manifestText({ sound: false }));
    for (let i = 0; i < CAPTURES; i++) {
      mkdirSync(join(capturesFolder(root), `SN${i}-20261124T000000Z`), { recursive: true });
    }
    const questions = join(root, 'questions.ps1');
    writeFileSync(questions, QUESTIONS_ONLY);
    const env = {
      HASH_COURIER_DEVICE: writeDeviceFile(folder, 'device', fixtureDevice('a00')),
      HASH_COURIER_STAND_INS: DEVICE_STAND_IN,
    };
    const timeMs = (file: string): number => {
      const start = performance.now();
      const run = runHost(['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', file, '-Capture'], env, 'precompiled');
      if (run.status !== 0) throw new Error(`${file} ended with ${run.status}`);
      return performance.now() - start;
    };
    let questionsMs = Number.POSITIVE_INFINITY;
    let kitMs = Number.POSITIVE_INFINITY;
    for (let i = 0; i < RUNS; i++) {
      questionsMs = Math.min(questionsMs, timeMs(questions));
      kitMs = Math.min(kitMs, timeMs(join(root, SCRIPT_NAME)));
    }
    const bytes = readdirSync(KIT).reduce((sum, name) => sum + statSync(join(KIT, name)).size, 0);
    const capture = `a capture on a stick with ${CAPTURES} captures, over its questions alone, in units of ${GOAL_MS} ms`;
    return ok([
      atMost(capture, (kitMs - questionsMs) / GOAL_MS, 1),
      atMost('size of the kit, in units of 200 KB', bytes / GOAL_BYTES, 1),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
