/** A kit file as it was written to the stick. */
export interface ManifestFile {
  /** Path below the stick's root, with `/`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** SHA-256 of the file's bytes, lower-case hex. */
  readonly sha256: string;
}

/** What the kit does on the device; the kit reads it from `manifest.settings` in stick.json. */
export interface KitSettings {
  /** `system`: the language of the Windows that it runs on. */
  readonly language: 'system' | 'en' | 'nl';
  readonly sound: boolean;
  /** What happens to the device after a capture. */
  readonly after: 'ask' | 'shutdown' | 'leave-on';
  /** What the technician is asked to type beside each capture. */
  readonly askFor: 'none' | 'asset-tag' | 'note';
}

export const DEFAULT_KIT_SETTINGS: KitSettings = { language: 'system', sound: true, after: 'ask', askFor: 'none' };

/** The script that reads the hash on the device: where it comes from, and exactly which one it is. */
export interface KitSource {
  /** `built-in`: the kit's own. `file`: one that a person picked. `gallery`: a package of a PowerShell feed. */
  readonly kind: 'built-in' | 'file' | 'gallery';
  /** File name, or the id of the package. */
  readonly name: string;
  /** As the kit, the script or the package states it; empty where it states none. */
  readonly version: string;
  /** SHA-256 of the script's bytes, lower-case hex. */
  readonly sha256: string;
  /** Subject of the certificate in its Authenticode signature, which is not verified; null where it has none to show. */
  readonly signer: string | null;
}

/** What a stick says of itself: the `manifest` part of `hash-courier/stick.json`. */
export interface StickManifest {
  readonly schema: 1;
  /** ULID; stays with the stick when it is staged again. */
  readonly stickId: string;
  /** The number on the label, unique in one depot. */
  readonly number: number;
  readonly batch: string;
  readonly tenant: string;
  readonly groupTag: string;
  readonly orderId: string;
  /** UTC, whole seconds, as `toUtcText` writes it. */
  readonly stagedAt: string;
  readonly kitVersion: string;
  readonly settings: KitSettings;
  /** Absent on sticks that were prepared before a script could be chosen. */
  readonly kitSource?: KitSource;
  readonly files: readonly ManifestFile[];
}

/**
 * The whole of `hash-courier/stick.json`: ASCII (other characters as `\uXXXX`), CRLF, two spaces of indent, one key a
 * line and every key name used once outside `kitSource` and `files`, so that a simple reader on the device finds a setting by its name.
 *
 * ```json
 * {
 *   "manifest": {
 *     "schema": 1, "stickId": "01J…", "number": 17, "batch": "", "tenant": "", "groupTag": "", "orderId": "",
 *     "stagedAt": "2026-11-24T09:14:05Z", "kitVersion": "0.1.0",
 *     "settings": { "language": "system", "sound": true, "after": "ask", "askFor": "none" },
 *     "kitSource": { "kind": "built-in", "name": "…", "version": "0.1.0", "sha256": "…", "signer": null },
 *     "files": [{ "path": "go.cmd", "sizeBytes": 812, "sha256": "…" }]
 *   },
 *   "publicKey": "…", "signature": "…"
 * }
 * ```
 */
export interface SignedManifest {
  readonly manifest: StickManifest;
  /** Ed25519 public key of the installation, base64 (SPKI DER). */
  readonly publicKey: string;
  /** Ed25519 signature over the UTF-8 bytes of the manifest's canonical JSON, base64. */
  readonly signature: string;
}
