import { createHash } from 'node:crypto';
import { decodeHardwareHash } from '../../shared/autopilot/hardware-hash/decode.ts';
import { encodeHardwareHash } from '../../shared/autopilot/hardware-hash/encode.ts';

const ENDORSEMENT_KEY = 25;
const OFFLINE_DEVICE_ID = 11;

/** The hash of the same PC after its board was replaced: another TPM key, all else as it was. */
export function onOtherBoard(hash: string): string {
  const decoded = decodeHardwareHash(hash);
  if (!decoded.ok) throw new Error(decoded.error.message);
  const key = createHash('sha512').update('another board').digest('hex').repeat(4);
  const offlineId = createHash('sha256').update(Buffer.from(key, 'hex')).digest('hex');
  const records = decoded.value.records.map(({ type, dataHex }) => {
    if (type === ENDORSEMENT_KEY) return { type, dataHex: key };
    return { type, dataHex: type === OFFLINE_DEVICE_ID ? dataHex.slice(0, -offlineId.length) + offlineId : dataHex };
  });
  const encoded = encodeHardwareHash({ records });
  if (!encoded.ok) throw new Error(encoded.error.code);
  return encoded.value;
}
