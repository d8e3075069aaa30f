#if XLS
  internal import CFreeXL

  /// An open .xls workbook. The only place that calls freexl.
  final class OldWorkbook {
    private let handle: UnsafeRawPointer

    private init(_ handle: UnsafeRawPointer) {
      self.handle = handle
    }

    deinit {
      freexl_close(handle)
    }

    static func open(
      _ source: ByteSource, hiddenSheets: Set<String>
    ) throws(FileFault) -> [Sheet] {
      let workbook = try source.withPath { path throws(FileFault) in
        try OldWorkbook.open(path: path)
      }
      var sheets: [Sheet] = []
      for index in 0..<workbook.info(UInt16(FREEXL_BIFF_SHEET_COUNT)) {
        var name: UnsafePointer<CChar>?
        guard freexl_get_worksheet_name(workbook.handle, UInt16(index), &name) == FREEXL_OK,
          let name
        else { throw CompoundFile.broken("a sheet has no name") }
        let sheetName = String(cString: name)
        sheets.append(
          Sheet(
            name: sheetName, isHidden: hiddenSheets.contains(sheetName),
            reader: OldSheetReader(workbook: workbook, index: UInt16(index))))
      }
      return sheets
    }

    private static func open(path: String) throws(FileFault) -> OldWorkbook {
      var handle: UnsafeRawPointer?
      let result = freexl_open(path, &handle)
      guard let handle else {
        throw CompoundFile.broken("freexl gives up with \(result)")
      }
      let workbook = OldWorkbook(handle)
      if workbook.info(UInt16(FREEXL_BIFF_PASSWORD)) == FREEXL_BIFF_OBFUSCATED {
        throw FileFault(
          .refusedFile, code: "encrypted", rule: "the workbook is encrypted",
          hint: "save it without a password")
      }
      guard result == FREEXL_OK else {
        throw CompoundFile.broken("freexl gives up with \(result)")
      }
      return workbook
    }

    private func info(_ what: UInt16) -> Int {
      var value: UInt32 = 0
      return freexl_get_info(handle, what, &value) == FREEXL_OK ? Int(value) : 0
    }

    fileprivate func readRows(
      sheet index: UInt16, _ body: (SheetRow) throws -> ReadingStep
    ) throws {
      var rows: UInt32 = 0
      var columns: UInt16 = 0
      guard freexl_select_active_worksheet(handle, index) == FREEXL_OK,
        freexl_worksheet_dimensions(handle, &rows, &columns) == FREEXL_OK
      else { throw CompoundFile.broken("a sheet cannot be found") }
      let row = SheetRow()
      for number in 0..<rows {
        row.number = Int(number) + 1
        row.cells.removeAll(keepingCapacity: true)
        row.bytes.removeAll(keepingCapacity: true)
        for column in 0..<columns {
          var value = FreeXL_CellValue()
          guard freexl_get_cell_value(handle, number, column, &value) == FREEXL_OK else {
            throw CompoundFile.broken(
              "cell \(CellAddress(row: Int(number) + 1, column: Int(column))) cannot be read")
          }
          append(value, column: Int(column), to: row)
        }
        if row.cells.isEmpty { continue }
        if try body(row) == .stop { return }
      }
    }

    private func append(_ value: FreeXL_CellValue, column: Int, to row: SheetRow) {
      let start = row.bytes.count
      var kind = Cell.Kind.text
      switch Int32(value.type) {
      case FREEXL_CELL_INT:
        kind = .number
        row.bytes.append(contentsOf: String(value.value.int_value).utf8)
      case FREEXL_CELL_DOUBLE:
        kind = .number
        row.bytes.append(contentsOf: Self.text(value.value.double_value).utf8)
      case FREEXL_CELL_TEXT, FREEXL_CELL_SST_TEXT, FREEXL_CELL_DATE, FREEXL_CELL_DATETIME,
        FREEXL_CELL_TIME:
        guard let text = value.value.text_value else { return }
        row.bytes.append(contentsOf: String(cString: text).utf8)
      default: return
      }
      row.cells.append(Cell(column: column, kind: kind, start: start, end: row.bytes.count))
    }

    /// A number as a workbook in XML would write it: shortest, whole ones without a point.
    private static func text(_ number: Double) -> String {
      if let whole = Int(exactly: number), abs(whole) < 1 << 53 { return String(whole) }
      return "\(number)"
    }
  }

  /// Reads the rows of one sheet of an .xls workbook.
  private struct OldSheetReader: RowReader {
    let workbook: OldWorkbook
    let index: UInt16

    func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileFault] {
      try workbook.readRows(sheet: index, body)
      return []
    }
  }
#endif
