/** Both bring no types of their own; this is what is used of them. */
interface InstallerOptions {
  src: string;
  dest: string;
  arch: string;
  icon: Record<string, string>;
  categories: string[];
  description: string;
  productDescription: string;
  genericName: string;
  rename: (dest: string, file: string) => string;
}

declare module 'electron-installer-debian' {
  const create: (
    options: InstallerOptions & {
      maintainer: string;
      section: string;
      compression: string;
      depends: string[];
      recommends: string[];
    },
  ) => Promise<{ packagePaths: string[] }>;
  export { create as default };
}

declare module 'electron-installer-redhat' {
  const create: (
    options: InstallerOptions & { specTemplate: string; license: string; compressionLevel: number; requires: string[] },
  ) => Promise<{ packagePaths: string[] }>;
  export { create as default };
}
