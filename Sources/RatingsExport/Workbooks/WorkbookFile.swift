#if XLSXExport
  internal import CXLSXWriter
  internal import FreedomModel

  /// Writes sheets through libxlsxwriter: the one place that knows the library.
  struct WorkbookFile {
    private let library: xlsxwriter

    /// Any fixed time makes the bytes the same each time; this is 1 January 1980, when ZIP begins.
    private static let creationTime = 315_532_800
    private static let longestText = 32_767
    private static let mostRows = 1_048_576
    private static let mostColumns = 16_384
    /// The widest that a column is made, in characters.
    private static let widestColumn = 60

    /// The bytes of the `.xlsx` file.
    static func bytes(of sheets: [Workbook.Sheet]) throws(WorkbookFault) -> [UInt8] {
      for sheet in sheets { try check(sheet) }
      var library = xlsxwriter()
      guard xlsxwriter_load(&library) != 0 else { throw .isNotInstalled }
      return try WorkbookFile(library: library).bytes(of: sheets)
    }

    private func bytes(of sheets: [Workbook.Sheet]) throws(WorkbookFault) -> [UInt8] {
      var outcome = LXW_NO_ERROR
      let bytes: [UInt8]
      do throws(FileDescriptor.Failure) {
        bytes = try FileDescriptor.bytesOfTemporaryFile { path in
          outcome = write(sheets, to: path)
        }
      } catch {
        throw .noTemporaryFile(folder: FileDescriptor.temporaryFolder, text: error.text)
      }
      guard outcome == LXW_NO_ERROR else {
        throw .failed(library.lxw_strerror(outcome).map { String(cString: $0) } ?? "unknown error")
      }
      return bytes
    }

    private static func check(_ sheet: Workbook.Sheet) throws(WorkbookFault) {
      let (name, table) = sheet
      guard table.rows.count < mostRows, table.columns.count <= mostColumns else {
        throw .isTooLarge(sheet: name)
      }
      for (number, row) in table.rows.enumerated() {
        for (column, value) in zip(table.columns, row) {
          guard case .text(let text) = value, text.utf16.count > longestText else { continue }
          throw .textIsTooLong(sheet: name, row: number + 1, column: column.name)
        }
      }
    }

    private func write(_ sheets: [Workbook.Sheet], to path: String) -> lxw_error {
      guard let workbook = library.workbook_new(path) else { return LXW_ERROR_MEMORY_MALLOC_FAILED }
      var properties = lxw_doc_properties()
      properties.created = Self.creationTime
      _ = library.workbook_set_properties(workbook, &properties)
      let heading = library.workbook_add_format(workbook)
      library.format_set_bold(heading)
      let day = library.workbook_add_format(workbook)
      library.format_set_num_format(day, "yyyy-mm-dd")

      var outcome = LXW_NO_ERROR
      for (name, table) in sheets where outcome == LXW_NO_ERROR {
        guard let sheet = library.workbook_add_worksheet(workbook, name) else {
          outcome = LXW_ERROR_PARAMETER_VALIDATION
          break
        }
        outcome = fill(sheet, with: table, heading: heading, day: day)
      }
      let closing = library.workbook_close(workbook)
      return outcome == LXW_NO_ERROR ? closing : outcome
    }

    private typealias Format = UnsafeMutablePointer<lxw_format>
    private typealias Worksheet = UnsafeMutablePointer<lxw_worksheet>

    private func fill(
      _ sheet: Worksheet, with table: ResultTable, heading: Format?, day: Format?
    ) -> lxw_error {
      for (position, column) in table.columns.enumerated() {
        let place = UInt16(position)
        let outcome = library.worksheet_write_string(
          sheet, 0, place, Self.storable(column.name), heading)
        guard outcome == LXW_NO_ERROR else { return outcome }
        let width = table.rows.prefix(1_000).reduce(column.name.displayWidth) {
          max($0, position < $1.count ? $1[position].plainText.displayWidth : 0)
        }
        _ = library.worksheet_set_column(
          sheet, place, place, Double(min(width, Self.widestColumn) + 2), nil)
      }
      for (number, row) in table.rows.enumerated() {
        for (position, column) in table.columns.enumerated() where position < row.count {
          let outcome = write(
            row[position], column.kind, to: sheet, UInt32(number + 1), UInt16(position), day: day)
          guard outcome == LXW_NO_ERROR else { return outcome }
        }
      }
      if !table.columns.isEmpty {
        _ = library.worksheet_freeze_panes(sheet, 1, 0)
        _ = library.worksheet_autofilter(
          sheet, 0, 0, UInt32(table.rows.count), UInt16(table.columns.count - 1))
      }
      return LXW_NO_ERROR
    }

    private func write(
      _ value: ResultValue, _ kind: ResultTable.Column.Kind, to sheet: Worksheet, _ row: UInt32,
      _ column: UInt16, day: Format?
    ) -> lxw_error {
      switch value.exported {
      case .missing:
        return LXW_NO_ERROR
      case .number(let number):
        return library.worksheet_write_number(sheet, row, column, number, nil)
      case .integer(let integer):
        // A cell's number is a Double: what it cannot hold exactly stays exact as text.
        guard let number = Double(exactly: integer) else {
          return library.worksheet_write_string(sheet, row, column, String(integer), nil)
        }
        return library.worksheet_write_number(sheet, row, column, number, nil)
      case .flag(let flag):
        return library.worksheet_write_boolean(sheet, row, column, flag ? 1 : 0, nil)
      case .text(let text):
        if kind == .date, let date = CalendarDate(text), (1901...9999).contains(date.year) {
          var time = lxw_datetime()
          time.year = Int32(date.year)
          time.month = Int32(date.month)
          time.day = Int32(date.day)
          return library.worksheet_write_datetime(sheet, row, column, &time, day)
        }
        return library.worksheet_write_string(sheet, row, column, Self.storable(text), nil)
      }
    }

    /// The text, with escapes for what XML has no way to write.
    private static func storable(_ text: String) -> String {
      guard text.unicodeScalars.contains(where: isUnstorable) else { return text }
      return text.unicodeScalars.reduce(into: "") { result, scalar in
        result += isUnstorable(scalar) ? scalar.escape : String(scalar)
      }
    }

    private static func isUnstorable(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "\0" || scalar.value > 0x7F && scalar.properties.isNoncharacterCodePoint
    }
  }
#endif
