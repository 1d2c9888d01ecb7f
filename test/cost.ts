/** Milliseconds of processor time that work takes: unlike those of a clock they do not grow with what else the machine does. */
export async function costOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
