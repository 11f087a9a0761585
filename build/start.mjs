// npm start [-- SWITCHES]: sets up what is missing, builds what is out of date, opens the app for practice.
import { ensureBuilt } from './built.mjs';
import { displayObstacle, launchElectron } from './electron-app.mjs';
import { exitCode, passSignalsOn } from './processes.mjs';
import { setUp } from './setup.mjs';

const obstacle = displayObstacle(process.platform, process.env);
if (obstacle) {
  console.error(obstacle);
  process.exit(1);
}
passSignalsOn();
const electron = await setUp('start');
await ensureBuilt();
process.exitCode = await exitCode(launchElectron(electron, ['--practice', ...process.argv.slice(2)]));
