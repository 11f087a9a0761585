/** Calls back when the system asks the program to end by a signal, instead of whoever listened before. */
export function onSystemSignal(act: () => void): void {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    // Whoever listened before Electron set handlers of its own kept Node from setting its handler now: without them it does.
    process.removeAllListeners(signal);
    process.on(signal, act);
  }
}
