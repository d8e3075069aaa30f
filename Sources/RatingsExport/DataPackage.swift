package import FreedomModel
internal import TabularFiles

/// A folder of tables that describes itself (Frictionless Data Package, version 1): CSV files,
/// `datapackage.json`, and texts beside them.
///
/// The same tables and texts always become the same bytes: nothing is sorted, nothing depends on
/// time or machine.
public struct DataPackage: Sendable {
  package struct Table: Sendable {
    /// Lower-case letters, digits, `-`, `_` and `.`.
    package let name: String
    /// Its title becomes the file's.
    package let table: ResultTable
    /// The names of the columns that identify a row; empty for none.
    package let primaryKey: [String]

    package init(name: String, table: ResultTable, primaryKey: [String] = []) {
      self.name = name
      self.table = table
      self.primaryKey = primaryKey
    }
  }

  /// Where data come from: a title, and an address or an empty text.
  package typealias Origin = (title: String, address: String)
  /// Who made the package, and what they did, such as `author`, `publisher` or `wrangler`.
  package typealias Contributor = (name: String, role: String)
  /// A file of the package.
  public typealias File = (name: String, bytes: [UInt8])

  /// Lower-case letters, digits, `-`, `_` and `.`.
  private let name: String
  private let title: String
  private let description: String
  /// The software that writes it; empty where the package does not name it.
  private let software: String
  private let sources: [Origin]
  private let contributors: [Contributor]
  private let tables: [Table]
  /// Texts beside the tables, such as `README.md`.
  private let texts: [(name: String, text: String)]

  package init(
    name: String, title: String, description: String = "", software: String = "",
    sources: [Origin] = [],
    contributors: [Contributor] = [], tables: [Table], texts: [(name: String, text: String)] = []
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.software = software
    self.sources = sources
    self.contributors = contributors
    self.tables = tables
    self.texts = texts
  }

  /// All files, `datapackage.json` first. Texts that a spreadsheet would run as formulas have an
  /// apostrophe in front.
  public func files() -> [File] { files(options: ExportOptions()) }

  /// All files in one ZIP archive.
  public func archive() -> [UInt8] { archive(options: ExportOptions()) }

  package func files(options: ExportOptions) -> [File] {
    let files: [File] = tables.map {
      ($0.name + ".csv", CSVFormat.render($0.table, options: options))
    }
    let resources = zip(tables, files).map { Self.resource($0, $1, options) }
    return [("datapackage.json", Array(descriptor(resources).document.utf8))] + files
      + texts.map { ($0.name, Array($0.text.utf8)) }
  }

  package func archive(options: ExportOptions) -> [UInt8] {
    var writer = ZipWriter()
    for file in files(options: options) { writer.add(file.name, file.bytes) }
    return writer.bytes()
  }
}

// MARK: datapackage.json

extension DataPackage {
  private func descriptor(_ resources: [JSONNode]) -> JSONNode {
    var members: [(String, JSONNode)] = [
      ("profile", .text("tabular-data-package")), ("name", .text(name)), ("title", .text(title)),
    ]
    members += Self.filled([("description", description), ("created_by", software)])
    func add(_ key: String, _ elements: [JSONNode]) {
      if !elements.isEmpty { members.append((key, .list(elements))) }
    }
    add(
      "sources",
      sources.map { .object(Self.filled([("title", $0.title), ("path", $0.address)])) })
    add(
      "contributors",
      contributors.map { .object(Self.filled([("title", $0.name), ("role", $0.role)])) })
    members.append(("resources", .list(resources)))
    return .object(members)
  }

  private static func resource(
    _ table: Table, _ file: File, _ options: ExportOptions
  ) -> JSONNode {
    var digest = ContentDigest()
    digest.update(file.bytes)
    var schema: [(String, JSONNode)] = [
      ("fields", .list(table.table.columns.map { field($0, options) })),
      ("missingValues", .list([.text("")])),
    ]
    if !table.primaryKey.isEmpty {
      schema.append(("primaryKey", .list(table.primaryKey.map { .text($0) })))
    }
    let about = [
      ("title", table.table.title),
      ("description", table.table.notes.map(\.text).joined(separator: " ")),
    ]
    return .object(
      [
        ("profile", .text("tabular-data-resource")), ("name", .text(table.name)),
        ("path", .text(file.name)),
      ] + filled(about) + [
        ("format", .text("csv")), ("mediatype", .text("text/csv")), ("encoding", .text("utf-8")),
        ("bytes", .integer(file.bytes.count)), ("hash", .text("sha256:" + digest.hexadecimal())),
        ("dialect", .object([("delimiter", .text(",")), ("lineTerminator", .text("\n"))])),
        ("schema", .object(schema)),
      ])
  }

  /// A column under the name that it has in the file.
  private static func field(_ column: ResultTable.Column, _ options: ExportOptions) -> JSONNode {
    .object(
      filled([
        ("name", options.guardsFormulas ? SpreadsheetGuard.guarded(column.name) : column.name),
        ("type", column.kind.rawValue), ("unit", column.unit), ("description", column.description),
      ]))
  }

  private static func filled(_ members: [(String, String)]) -> [(String, JSONNode)] {
    members.filter { !$0.1.isEmpty }.map { ($0.0, .text($0.1)) }
  }
}
