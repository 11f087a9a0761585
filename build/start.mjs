// npm start: sets up what is missing, builds what is out of date, and opens the app for practice. npm run desk: the same
// for one's own CRM.COM. Both take switches after --.
import { ensureBuilt } from './built.mjs';
import { displayObstacle, launchElectron } from './electron-app.mjs';
import { exitCode, passSignalsOn } from './processes.mjs';
import { setUp } from './setup.mjs';

passSignalsOn();
const electron = await setUp('start');
await ensureBuilt();
const obstacle = displayObstacle(process.platform, process.env);
if (obstacle) {
  console.error(obstacle);
  process.exitCode = 1;
} else {
  process.exitCode = await exitCode(launchElectron(electron, process.argv.slice(2)));
}
