/** Both bring no types of their own; this is what is used of them. */
interface InstallerOptions {
  src: string;
  dest: string;
  arch: string;
  icon: Record<string, string>;
  categories: string[];
  mimeType: string[];
  description: string;
  productDescription: string;
  genericName: string;
  rename: (dest: string, file: string) => string;
  logger: (text: string) => void;
}

/** What makes a package, step by step. */
declare class PackageInstaller<Options extends InstallerOptions> {
  readonly options: Record<string, unknown> & { packagePaths: string[] };
  readonly stagingDir: string;
  readonly baseAppDir: string;
  constructor(options: Options);
  generateDefaults(): Promise<unknown>;
  generateOptions(): unknown;
  createStagingDir(): Promise<unknown>;
  createContents(): Promise<unknown>;
  createPackage(): Promise<unknown>;
  movePackage(): Promise<unknown>;
}

declare module 'electron-installer-debian' {
  export class Installer extends PackageInstaller<
    InstallerOptions & { maintainer: string; section: string; compression: string }
  > {}
}

declare module 'electron-installer-redhat' {
  export class Installer extends PackageInstaller<
    InstallerOptions & { specTemplate: string; license: string; compressionLevel: number }
  > {}
}
