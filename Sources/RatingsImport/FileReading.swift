internal import DisplayText
package import FreedomModel
package import TabularFiles

/// How a file is read: what a dry run shows before anything is kept.
package struct FileReading: Sendable {
  /// A column, or several side by side that have the same but for the edition.
  package struct Column: Sendable, Hashable {
    /// The column's letters, or the first and the last: `B`, `B to FA`.
    package let letters: String
    /// Its header, or the first and the last.
    package let header: String
    /// What is read from it; `nil` where nothing is.
    package let meaning: String?
  }

  /// The columns of one sheet.
  package struct Table: Sendable {
    /// The sheet's name; empty in a text file.
    package let sheet: String
    /// The number of the header's last row.
    package let headerRow: Int
    package let columns: [Column]
  }

  /// Values of one row of the file as they would be stored.
  package struct StoredRow: Sendable {
    package let sheet: String
    package let row: Int
    /// The entity's id.
    package let entity: String
    package let name: String
    /// The edition's label.
    package let edition: String
    /// The values by indicator, in the order of the columns.
    package let values: [(indicator: String, value: String)]
  }

  package let file: String
  /// What its layout is called; `nil` where it has none that is known.
  package let layout: String?
  /// What kind of file it is: `CSV, semicolon between fields, UTF-8`; empty where it cannot be
  /// read.
  package let form: String
  package let tables: [Table]
  /// The first rows.
  package let rows: [StoredRow]
  /// The command that imports it; `nil` where no further option is needed, or no option
  /// helps.
  package let command: String?
}

extension FileImporter {
  /// How many sheets are shown with their columns.
  private static let shownTables = 3

  /// What to report about a file that could not be opened as a table.
  package func reading(ofUnreadable file: String, log: FindingLog) -> FileReading {
    FileReading(
      file: file, layout: nil, form: "", tables: [], rows: [],
      command: SuggestedCommand.command(
        for: log.facts.files.last { $0.file == file }, options: options))
  }

  /// How a file is read, after it was; without a layout only what kind of file it is.
  package func reading(
    of file: TabularFile, as recognised: RecognisedFile?, recorder: ReadingRecorder?,
    register: EntityRegister, log: FindingLog
  ) -> FileReading {
    let tables =
      recognised.map { recognised in
        zip(file.sheets, recognised.match.tables).compactMap { sheet, table in
          table.map { reading(of: $0.header, on: sheet.name, in: recognised, recorder) }
        }
      } ?? (try? FilePreview(file))?.sheets.compactMap(unknownTable)
    return FileReading(
      file: file.name, layout: recognised?.reader.title, form: Self.form(of: file),
      tables: Array((tables ?? []).prefix(Self.shownTables)),
      rows: recorder?.rows(countedBy: recognised?.unit ?? .observation, register) ?? [],
      command: SuggestedCommand.command(
        for: log.facts.files.last { $0.file == file.name }, options: options))
  }

  /// What the first rows of a sheet look like where no layout is known: what each column may be,
  /// and its content.
  private func unknownTable(_ sheet: FilePreview.Sheet) -> FileReading.Table? {
    guard let position = sheet.rows.firstIndex(where: { $0.count { !$0.isEmpty } > 1 }) else {
      return nil
    }
    let headers = sheet.rows[position]
    let fields = UserFields(headers: headers, options: options)
    return FileReading.Table(
      sheet: sheet.name, headerRow: sheet.previewed[position].number,
      columns: headers.indices.map { column in
        let sample = sheet.rows[(position + 1)...].lazy
          .compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }.first
        return FileReading.Column(
          letters: CellAddress.letters(ofColumn: column),
          header: headers[column].visible(cutTo: 60),
          meaning: fields.meaning(of: column, options, options.publication ?? "")
            ?? sample.map { "not known, such as \"\($0.visible(cutTo: 40))\"" })
      })
  }

  private static func form(of file: TabularFile) -> String {
    switch file.format {
    case .xlsx: return "Excel workbook (.xlsx)"
    case .xls: return "old Excel workbook (.xls)"
    case .csv:
      guard let text = file.text else { return "CSV" }
      let encoding = text.encoding.rawValue
      return "CSV, \(text.delimiterName) between fields, "
        + (encoding.hasPrefix("utf") ? encoding.uppercased() : encoding)
    }
  }

  private func reading(
    of header: SheetHeader, on sheet: String, in recognised: RecognisedFile,
    _ recorder: ReadingRecorder?
  ) -> FileReading.Table {
    let values = recorder?.columns[sheet] ?? [:]
    let isOfUser = recognised.reader is any MappedLayout
    let fields =
      isOfUser
      ? UserFields(headers: header.texts, options: options) : nil
    let width = max(header.texts.count, (values.keys.max() ?? -1) + 1)
    let years = recognised.reader is WideLayout ? YearHeaders(header.texts).years.map(\.column) : []
    var columns = ColumnRuns(joinsOneEdition: !isOfUser)
    for column in 0..<width {
      let text = column < header.texts.count ? header.texts[column] : ""
      if let contents = values[column] {
        columns.add(contents, at: column, header: text)
      } else if let meaning = fields?.meaning(of: column, options, recognised.publication) {
        columns.add(meaning: meaning, at: column, header: text)
      } else if years.contains(column) {
        columns.add(ofYearAt: column, header: text)
      } else if isOfUser {
        columns.add(meaning: nil, at: column, header: text)
      }
    }
    return FileReading.Table(sheet: sheet, headerRow: header.row, columns: columns.all)
  }
}

extension UserFields {
  /// What a column that has no values is read for; `nil` for nothing.
  fileprivate func meaning(
    of column: Int, _ options: ImportOptions, _ publication: String
  ) -> String? {
    if let countries {
      if countries.names.contains(column) { return "country or territory, by name" }
      if countries.all.contains(column) {
        return "country or territory, by code"
          + (options.codes.map { " (\($0.title))" } ?? "")
      }
    }
    guard let key = columns.first(where: { $0.value == column })?.key else { return nil }
    switch key {
    case .country: return "country or territory"
    case .year: return options.years == .edition ? "year of the edition" : "year covered"
    case .edition where !editionColumns(of: publication).contains(column): return nil
    case .text: return "text of the value"
    default: return key.rawValue
    }
  }
}

/// The command line that imports a file which was refused, where options are what is missing.
enum SuggestedCommand {
  /// The command; `nil` where no option would make the import succeed.
  static func command(for file: FindingFacts.FileFacts?, options: ImportOptions) -> String? {
    var added: [String] = []
    for fact in file?.facts ?? [] where fact.first.severity >= .refusedRow {
      guard let text = text(for: fact.first), !added.contains(text) else { continue }
      let name = text.prefix { $0 != " " && $0 != "=" }
      // One value is enough of an option that is given once.
      let isGiven =
        added.contains { $0.hasPrefix(name) } || options.commandLine.contains { $0 == name }
      if isGiven, !repeatable.contains(String(name)) { continue }
      added.append(text)
    }
    // Only a file that is recognised gets a finding about its publication.
    if options.publication == nil, !added.isEmpty,
      !added.contains(where: { $0.hasPrefix("--publication") }),
      file?.facts.contains(where: { ofOwnFiles.contains($0.first.code) }) ?? false
    {
      added.insert("--publication NAME", at: 0)
    }
    return added.isEmpty ? nil : options.command(adding: added)
  }

  /// Options that may be given several times.
  private static let repeatable: Set<String> = [
    "--map", "--entity", "--ignore", "--direction", "--range",
  ]

  /// What to write where the hint only names the option, or where only the user knows its value.
  private static let written = [
    "publication-not-named": "--publication NAME",
    "indicator-not-named": "--indicator NAME",
    "invalid-utf8": "--encoding windows-1252",
  ]

  /// Findings that only a file of the user's own has.
  private static let ofOwnFiles: Set<String> = ["missing-column", "indicator-not-named"]

  /// What stands for a value that only the user knows.
  private static let placeholders = [
    "--edition": "YEAR", "--codes": "SYSTEM", "--decimal": "MARK", "--delimiter": "DELIMITER",
  ]

  private static func text(for finding: Finding) -> String? {
    if let text = written[finding.code] { return text }
    if finding.hint?.contains("--status-codes") ?? false { return "--status-codes CODE=STATUS" }
    // A hint has the option as a shell reads it, and then the explanation.
    // An example is not what this file needs.
    guard let hint = finding.hint, !hint.contains("such as --"),
      let start = hint.firstRange(of: "--")
    else { return nil }
    var text = String(hint[start.lowerBound...])
    var hasAlternatives = false
    for end in ["; ", ", ", " or ", " and ", " if "] {
      guard let found = text.firstRange(of: end) else { continue }
      if end == " or " { hasAlternatives = true }
      text = String(text[..<found.lowerBound])
    }
    let option = String(text.prefix { $0 != " " })
    if option == "--entity", hasAlternatives, let name = finding.value {
      return "--entity " + ShellWord.quoted("\(name)=ENTITY")
    }
    if option == "--edition" || text.contains("|") {
      return "\(option) \(placeholders[option] ?? "VALUE")"
    }
    return text
  }
}
