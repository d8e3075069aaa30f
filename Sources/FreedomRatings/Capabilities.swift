internal import RatingsExport

/// What this build can do beside what every build can.
public enum Capabilities {
  /// Whether old Excel workbooks (.xls) can be read.
  public static var readsOldWorkbooks: Bool {
    #if XLS
      true
    #else
      false
    #endif
  }

  /// Whether Excel workbooks can be written.
  public static var writesWorkbooks: Bool { Workbook.isAvailable }
}
