public import FreedomModel
internal import TabularFiles

/// A folder of tables that describes itself: CSV files, `datapackage.json`, and texts beside them.
///
/// The same tables and texts give the same bytes.
public struct DataPackage: Sendable {
  /// A table of the package; its file is `NAME.csv`.
  public struct Table: Sendable {
    /// A name in lower-case letters, digits, `-`, `_` and `.`.
    public let name: String
    /// The table; its title becomes the file's.
    public let table: ResultTable
    /// The names of the columns that tell rows apart; empty for none.
    public let primaryKey: [String]

    /// Describes a table.
    public init(name: String, table: ResultTable, primaryKey: [String] = []) {
      self.name = name
      self.table = table
      self.primaryKey = primaryKey
    }
  }

  /// A file of the package: its name and bytes.
  public typealias File = (name: String, bytes: [UInt8])

  /// What the package is, without its files.
  public var description: DataPackageDescriptor
  /// The tables, in order.
  public var tables: [Table]
  /// Texts beside the tables, such as `README.md`.
  public var texts: [(name: String, text: String)]

  /// A package of some tables and texts; files that `description` names are left out.
  public init(
    _ description: DataPackageDescriptor, tables: [Table], texts: [(name: String, text: String)]
  ) {
    self.description = description
    self.tables = tables
    self.texts = texts
  }

  /// All files, `datapackage.json` first.
  ///
  /// - Parameter options: How the tables are written.
  /// - Returns: Their names and bytes.
  public func files(options: ExportOptions = ExportOptions()) -> [File] {
    var described = description
    described.resources = []
    var files: [File] = []
    for table in tables {
      let bytes = CSVFormat.render(table.table, options: options)
      var digest = ContentDigest()
      digest.update(bytes)
      described.resources.append(
        DataPackageDescriptor.Resource(
          name: table.name, path: table.name + ".csv", title: table.table.title,
          description: table.table.notes.joined(separator: " "),
          columns: Self.written(table.table.columns, options),
          primaryKey: table.primaryKey, bytes: bytes.count, sha256: digest.hexadecimal()))
      files.append((table.name + ".csv", bytes))
    }
    return [("datapackage.json", Array(described.json.utf8))] + files
      + texts.map { ($0.name, Array($0.text.utf8)) }
  }

  /// The columns under the names that stand in the file.
  private static func written(
    _ columns: [ResultTable.Column], _ options: ExportOptions
  ) -> [ResultTable.Column] {
    guard options.guardsFormulas else { return columns }
    return columns.map {
      ResultTable.Column(
        SpreadsheetGuard.guarded($0.name), $0.kind, unit: $0.unit, description: $0.description)
    }
  }

  /// All files in one ZIP archive.
  public func archive(options: ExportOptions = ExportOptions()) -> [UInt8] {
    var writer = ZipWriter()
    for file in files(options: options) { writer.add(file.name, file.bytes) }
    return writer.bytes()
  }
}
