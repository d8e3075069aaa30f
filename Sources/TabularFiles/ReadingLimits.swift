/// How large the parts of a file may be before it is refused. The defaults lie far above every
/// honest file of the field and far below what would trouble a small machine.
public struct ReadingLimits: Sendable, Hashable {
  /// The bytes of one field or cell.
  public var fieldBytes = 1 << 20
  /// The bytes of one row.
  public var rowBytes = 8 << 20
  /// The columns of a row.
  public var columns = CellAddress.lastColumn + 1
  /// The bytes read from a pipe.
  public var pipeBytes = 1 << 30
  /// The bytes of an old workbook (.xls).
  public var oldWorkbookBytes = 32 << 20
  /// The entries of a workbook's archive.
  public var archiveEntries = 10_000
  /// The bytes of one part of a workbook once inflated.
  public var partBytes = 128 << 20
  /// How many times larger than its compressed form a part may become, once beyond 1 MiB.
  public var inflationRatio = 200
  /// The cells of one sheet of a workbook, empty ones included.
  public var cells = 2_000_000
  /// The bytes of all shared strings of a workbook together.
  public var stringBytes = 16 << 20
  /// The bytes that all cells of a sheet show of shared strings, each time counted.
  public var shownBytes = 64 << 20
  /// The shared strings of a workbook.
  public var strings = 1_000_000
  /// The elements of a workbook's part.
  public var elements = 5_000_000
  /// The different names of elements and attributes in a workbook's part.
  public var names = 4_096
  /// How deep the elements of a workbook's part may be nested.
  public var depth = 64

  /// The default limits.
  public init() {}
}
