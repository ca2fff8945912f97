const skewMs = Number(process.env.CLOCK_SKEW_MS ?? 0);
const RealDate = Date;

/** The clock of this process is wrong by a fixed time; nothing else is changed. */
class SkewedDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + skewMs);
    else super(...args);
  }
  static now() {
    return RealDate.now() + skewMs;
  }
}
globalThis.Date = SkewedDate;
