/** A kit file as it was written to the stick. */
export interface ManifestFile {
  /** Path below the stick's root, with `/`. */
  readonly path: string;
  readonly sizeBytes: number;
  /** SHA-256 of the file's bytes, hex. */
  readonly sha256: string;
}

/** What a stick says of itself: `hash-courier/stick.json`, signed by the installation that staged it. */
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
  readonly files: readonly ManifestFile[];
}

export interface SignedManifest {
  readonly manifest: StickManifest;
  /** Ed25519 public key of the installation, base64 (SPKI DER). */
  readonly publicKey: string;
  /** Ed25519 signature over the manifest's canonical JSON, base64. */
  readonly signature: string;
}
