// What some browsers have and TypeScript's library does not name.
interface WorkerNavigator {
  readonly connection?: { saveData: boolean };
}
