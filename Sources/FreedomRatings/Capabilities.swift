internal import RatingsExport

/// What this build can do beside what every build can.
public enum Capabilities {
  /// Whether Excel workbooks can be written.
  public static var writesWorkbooks: Bool { Workbook.isAvailable }
}
